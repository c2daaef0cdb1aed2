/// \file
/// Analyzers of both languages that outlive a block of units: making them costs as much as analysing ten units, and
/// they remember the stems they have found.
///
///     AnalyzerPool pool("vi", "en");
///     AnalyzerPool::Loan analyzers = pool.lend();  // in each task
///     analyzers->source.analyze(text);
///
/// Thread-safety: `lend` may be called from any thread; a loan belongs to one, and ends before the pool.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/text/analysis.h"

namespace lacuna::pipeline {

class AnalyzerPool {
 public:
  struct Analyzers {
    text::Analyzer source;
    text::Analyzer target;
  };

  AnalyzerPool(std::string_view source_language, std::string_view target_language)
      : source_language_(source_language), target_language_(target_language) {}

  /// Gives back what was lent.
  struct Return {
    AnalyzerPool* pool = nullptr;
    void operator()(Analyzers* analyzers) const {
      const std::lock_guard<std::mutex> lock(pool->lock_);
      pool->idle_.emplace_back(analyzers);
    }
  };
  using Loan = std::unique_ptr<Analyzers, Return>;

  [[nodiscard]] Loan lend() {
    {
      const std::lock_guard<std::mutex> lock(lock_);
      if (!idle_.empty()) {
        Loan loan(idle_.back().release(), Return{this});
        idle_.pop_back();
        return loan;
      }
    }
    auto made =
        std::make_unique<Analyzers>(Analyzers{text::Analyzer(source_language_), text::Analyzer(target_language_)});
    return Loan(made.release(), Return{this});
  }

 private:
  std::string source_language_;
  std::string target_language_;
  std::mutex lock_;
  std::vector<std::unique_ptr<Analyzers>> idle_;
};

}  // namespace lacuna::pipeline
