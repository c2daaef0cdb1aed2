#include "eval/pipeline/analyzer_pool.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::pipeline {
namespace {

TEST(AnalyzerPoolTest, LendsEachLanguage) {
  AnalyzerPool pool("vi", "en");
  const AnalyzerPool::Loan loan = pool.lend();
  EXPECT_EQ(loan->source.language(), "vi");
  EXPECT_EQ(loan->target.language(), "en");
  EXPECT_EQ(loan->target.analyze("They went").keys, (std::vector<std::string>{"they", "go"}));
}

TEST(AnalyzerPoolTest, WhatIsLentIsNobodyElses) {
  AnalyzerPool pool("vi", "en");
  const AnalyzerPool::Loan first = pool.lend();
  const AnalyzerPool::Loan second = pool.lend();
  EXPECT_NE(first.get(), second.get());
}

TEST(AnalyzerPoolTest, WhatIsGivenBackIsLentAgain) {
  AnalyzerPool pool("vi", "en");
  const AnalyzerPool::Analyzers* lent = nullptr;
  {
    const AnalyzerPool::Loan loan = pool.lend();
    lent = loan.get();
  }
  EXPECT_EQ(pool.lend().get(), lent);
}

}  // namespace
}  // namespace lacuna::pipeline
