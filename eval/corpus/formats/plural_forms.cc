#include "eval/corpus/formats/plural_forms.h"

#include <charconv>
#include <cstdint>

namespace lacuna::corpus {
namespace {

constexpr std::size_t kMaxForms = 100;
constexpr std::size_t kFewNumbers = 5;
constexpr std::uint64_t kMaxNumber = 201;  // behind the second hundred no language has a new rule
constexpr int kMaxDepth = 64;

/// The value of gettext's expression for one n: C's operators on unsigned numbers, by precedence climbing.
class Expression {
 public:
  Expression(std::string_view text, std::uint64_t n) : text_(text), n_(n) {}

  std::optional<std::uint64_t> value() {
    const std::uint64_t result = choice();
    skip_space();
    if (failed_ || (at_ < text_.size() && text_[at_] != ';')) return std::nullopt;
    return result;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  bool take(std::string_view token) {
    skip_space();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  std::uint64_t fail() {
    failed_ = true;
    at_ = text_.size();
    return 0;
  }

  std::uint64_t choice() {
    if (++depth_ > kMaxDepth) return fail();
    std::uint64_t result = binary(0);
    if (take("?")) {
      const std::uint64_t yes = choice();
      if (!take(":")) return fail();
      const std::uint64_t no = choice();
      result = result != 0 ? yes : no;
    }
    --depth_;
    return result;
  }

  struct Operator {
    std::string_view token;
    int precedence;
  };
  static constexpr Operator kOperators[] = {{"||", 1}, {"&&", 2}, {"==", 3}, {"!=", 3}, {"<=", 4}, {">=", 4}, {"<", 4},
                                            {">", 4},  {"+", 5},  {"-", 5},  {"*", 6},  {"/", 6},  {"%", 6}};

  std::uint64_t binary(int least) {
    std::uint64_t left = unary();
    while (!failed_) {
      skip_space();
      const Operator* found = nullptr;
      for (const Operator& candidate : kOperators) {
        if (text_.substr(at_).starts_with(candidate.token)) {
          found = &candidate;
          break;
        }
      }
      if (found == nullptr || found->precedence <= least) break;
      at_ += found->token.size();
      left = apply(found->token, left, binary(found->precedence));
    }
    return left;
  }

  std::uint64_t apply(std::string_view token, std::uint64_t left, std::uint64_t right) {
    if (token == "||") return left != 0 || right != 0 ? 1 : 0;
    if (token == "&&") return left != 0 && right != 0 ? 1 : 0;
    if (token == "==") return left == right ? 1 : 0;
    if (token == "!=") return left != right ? 1 : 0;
    if (token == "<=") return left <= right ? 1 : 0;
    if (token == ">=") return left >= right ? 1 : 0;
    if (token == "<") return left < right ? 1 : 0;
    if (token == ">") return left > right ? 1 : 0;
    if (token == "+") return left + right;
    if (token == "-") return left - right;
    if (token == "*") return left * right;
    if (right == 0) return fail();
    return token == "/" ? left / right : left % right;
  }

  std::uint64_t unary() {
    if (++depth_ > kMaxDepth) return fail();
    std::uint64_t result = 0;
    if (take("!")) {
      result = unary() == 0 ? 1 : 0;
    } else if (take("(")) {
      result = choice();
      if (!take(")")) return fail();
    } else if (take("n")) {
      result = n_;
    } else {
      const char* const begin = text_.data() + at_;
      const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), result);
      if (error != std::errc()) return fail();
      at_ += static_cast<std::size_t>(end - begin);
    }
    --depth_;
    return result;
  }

  std::string_view text_;
  std::uint64_t n_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

/// What stands behind "name =".
std::optional<std::string_view> behind(std::string_view header, std::string_view name) {
  for (std::size_t at = header.find(name); at != std::string_view::npos; at = header.find(name, at + 1)) {
    if (at > 0 && header[at - 1] != ' ' && header[at - 1] != ';' && header[at - 1] != '\t') continue;
    std::size_t equals = at + name.size();
    while (equals < header.size() && header[equals] == ' ') ++equals;
    if (equals < header.size() && header[equals] == '=') return header.substr(equals + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PluralForms> plural_forms(std::string_view header) {
  const auto count = behind(header, "nplurals");
  const auto expression = behind(header, "plural");
  if (!count || !expression) return std::nullopt;
  const auto forms = Expression(*count, 0).value();
  const auto of_one = Expression(*expression, 1).value();
  if (!forms || *forms == 0 || *forms > kMaxForms || !of_one || *of_one >= *forms) return std::nullopt;
  std::vector<std::size_t> numbers(static_cast<std::size_t>(*forms), 0);
  for (std::uint64_t n = 0; n < kMaxNumber; ++n) {
    const auto form = Expression(*expression, n).value();
    if (form && *form < *forms) ++numbers[static_cast<std::size_t>(*form)];
  }
  PluralForms result{.count = static_cast<std::size_t>(*forms), .of_one = static_cast<std::size_t>(*of_one)};
  for (const std::size_t count_of_form : numbers) result.of_few_numbers.push_back(count_of_form <= kFewNumbers);
  return result;
}

}  // namespace lacuna::corpus
