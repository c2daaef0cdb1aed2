#include "eval/pipeline/synthetic_omissions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <unordered_map>
#include <utility>

#include "eval/base/utf8.h"
#include "eval/langpack/terms.h"
#include "eval/pipeline/parallel.h"
#include "eval/text/characters.h"
#include "eval/text/conjunctions.h"

namespace lacuna::pipeline {
namespace {

using corpus::OmissionItem;

constexpr std::size_t kLinesPerTask = 128;
constexpr int kAttempts = 8;
constexpr std::size_t kMinClauseWords = 5;
constexpr std::size_t kMaxListItemWords = 5;
constexpr std::size_t kMaxParagraphLines = 5;
/// Function words are those that are one in so many words of their text or more, stand there more often than that, and
/// belong to so small a part of all that differ, the most frequent one.
constexpr std::size_t kFunctionWordShare = 400;
constexpr std::size_t kAlwaysContent = 3;
constexpr std::size_t kFunctionWordTypes = 10;
/// Logarithms of length ratios that count as equal.
constexpr double kSameLength = 0.02;

constexpr std::array<std::pair<Damage, const char*>, kDamages> kKinds{{{Damage::kWord, "word1"},
                                                                       {Damage::kPhrase, "phrase"},
                                                                       {Damage::kListItem, "list_item"},
                                                                       {Damage::kClause, "clause"},
                                                                       {Damage::kSentence, "sentence"}}};

bool all_lexical(const text::Analysis& side, std::size_t begin, std::size_t end) {
  return std::all_of(side.words.begin() + static_cast<std::ptrdiff_t>(begin),
                     side.words.begin() + static_cast<std::ptrdiff_t>(end), langpack::is_lexical);
}

bool is_punctuation(const text::Word& word) { return word.kind == text::WordKind::kPunctuation; }

bool ends_sentence(const text::Word& word) {
  constexpr std::array<std::string_view, 8> kEnds{".", "!", "?", "…", "。", "！", "？", "．"};
  return std::find(kEnds.begin(), kEnds.end(), word.norm) != kEnds.end();
}

bool separates_items(const text::Word& word, const std::string& language) {
  constexpr std::array<std::string_view, 5> kCommas{",", ";", "，", "；", "、"};
  return std::find(kCommas.begin(), kCommas.end(), word.norm) != kCommas.end() ||
         text::is_list_conjunction(word.norm, language);
}

/// An inner item of an enumeration with the comma before it: of "A, B, C and D" ", B" or ", C". Items have up to five
/// words, and the list a conjunction, or it might be a clause between commas.
std::optional<WordRange> choose_list_item(const text::Analysis& side, const std::string& language,
                                          base::KeyedRandom& random) {
  struct Piece {
    WordRange words;
    bool conjunction = false;  // among the separators behind it
  };
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < side.words.size(); ++i) {
    if (!separates_items(side.words[i], language)) continue;
    Piece piece{.words = {begin, i}};
    for (; i < side.words.size() && separates_items(side.words[i], language); ++i) {
      piece.conjunction |= text::is_list_conjunction(side.words[i].norm, language);
    }
    begin = i;
    pieces.push_back(piece);
  }
  std::vector<WordRange> items;
  for (std::size_t p = 1; p < pieces.size(); ++p) {
    const WordRange& words = pieces[p].words;
    const std::size_t comma = pieces[p - 1].words.end;
    const bool in_list = pieces[p].conjunction || (p + 1 < pieces.size() && pieces[p + 1].conjunction);
    if (!in_list || pieces[p - 1].conjunction || words.end - words.begin > kMaxListItemWords) continue;
    if (words.end > words.begin && all_lexical(side, words.begin, words.end)) items.push_back({comma, words.end});
  }
  if (items.empty()) return std::nullopt;
  return items[random.below(items.size())];
}

/// Whether word i is a comma or its like, with a space or an end on at least one side ("pre-fill" is no border).
bool is_border(const text::Analysis& side, std::size_t i) {
  constexpr std::array<std::string_view, 10> kBorders{",", ";", ":", "-", "–", "—", "，", "；", "：", "、"};
  const std::vector<text::Word>& words = side.words;
  if (std::find(kBorders.begin(), kBorders.end(), words[i].norm) == kBorders.end()) return false;
  const bool wide = static_cast<unsigned char>(words[i].norm.front()) >= 0x80;
  return wide || i == 0 || i + 1 == words.size() || words[i - 1].span.end < words[i].span.begin ||
         words[i].span.end < words[i + 1].span.begin;
}

/// The clause with the comma before it, or else with the one behind it; nothing when neither is there.
std::optional<WordRange> with_border(const text::Analysis& side, WordRange clause) {
  const bool before = clause.begin > 0 && is_border(side, clause.begin - 1);
  const bool behind = clause.end < side.words.size() && is_border(side, clause.end);
  const bool whole_begin = clause.begin == 0 || before || ends_sentence(side.words[clause.begin - 1]);
  const bool whole_end = clause.end == side.words.size() || behind || ends_sentence(side.words[clause.end]);
  if (!whole_begin || !whole_end || !(before || behind)) return std::nullopt;
  return before ? WordRange{clause.begin - 1, clause.end} : WordRange{clause.begin, clause.end + 1};
}

/// `text` without `span`, and without the spaces that would be too many.
std::string without_bytes(const std::string& text, ByteSpan span) {
  constexpr std::string_view kCloses = ".,;:!?)";
  auto [begin, end] = span;
  if (begin == 0 || text[begin - 1] == ' ') {
    while (end < text.size() && text[end] == ' ') ++end;
    if (end == text.size() || kCloses.find(text[end]) != std::string_view::npos) {
      while (begin > 0 && text[begin - 1] == ' ') --begin;
    }
  }
  return text.substr(0, begin) + text.substr(end);
}

/// Words of one side that stand so often that they are hardly content.
class FrequentWords {
 public:
  void add(const text::Analysis& side) {
    for (std::size_t i = 0; i < side.words.size(); ++i) {
      if (!langpack::is_lexical(side.words[i])) continue;
      ++counts_[side.keys[i]];
      ++total_;
    }
  }
  /// To be called when all is added.
  void finish() {
    std::vector<std::size_t> counts;
    for (const auto& [key, count] : counts_) counts.push_back(count);
    if (counts.empty()) return;
    const auto place = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / kFunctionWordTypes);
    std::nth_element(counts.begin(), place, counts.end(), std::greater<>());
    content_count_ = std::max(*place, kAlwaysContent);
  }
  [[nodiscard]] bool is_content(const text::Analysis& side, std::size_t word) const {
    const auto found = counts_.find(side.keys[word]);
    const std::size_t count = found == counts_.end() ? 0 : found->second;
    return langpack::is_lexical(side.words[word]) && (count <= content_count_ || count * kFunctionWordShare < total_);
  }

 private:
  std::unordered_map<std::string, std::size_t> counts_;
  std::size_t total_ = 0;
  std::size_t content_count_ = kAlwaysContent;
};

/// Lines of one side.
struct Side {
  const std::vector<std::string>& lines;
  std::string language;
  std::vector<text::Analysis> analyses{};
  FrequentWords frequent{};

  void analyze(const base::ParallelFor& parallel) {
    analyses.resize(lines.size());
    parallel(block_count(lines.size(), kLinesPerTask), [&](std::size_t block) {
      const text::Analyzer analyzer(language);
      const std::size_t end = std::min(lines.size(), (block + 1) * kLinesPerTask);
      for (std::size_t i = block * kLinesPerTask; i < end; ++i) analyses[i] = analyzer.analyze(lines[i]);
    });
    for (const text::Analysis& analysis : analyses) frequent.add(analysis);
    frequent.finish();
  }
};

/// Some lines in a row.
struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Maker {
 public:
  Maker(Side source, Side target, const SyntheticOmissionOptions& options)
      : source_(std::move(source)), target_(std::move(target)), options_(options) {}

  std::vector<OmissionItem> make() {
    for (const bool from_target : {true, false}) {
      for (const auto& [kind, name] : kKinds)
        make_kind(kind, (from_target ? "" : "add_") + std::string(name), from_target);
    }
    return std::move(items_);
  }

 private:
  struct Damaged {
    std::string shortened;
    ByteSpan removed;  // of the whole text
    std::size_t words = 0;
    std::optional<ByteSpan> counterpart = std::nullopt;  // in the other side
  };

  [[nodiscard]] bool usable(std::size_t line) const {
    return source_.analyses[line].words.size() >= kMinDamagedWords &&
           target_.analyses[line].words.size() >= kMinDamagedWords;
  }

  /// What may become an item: usable lines, or paragraphs of them; in random order.
  [[nodiscard]] std::vector<LineRange> candidates(Damage kind, base::KeyedRandom& random) const {
    std::vector<LineRange> ranges;
    for (std::size_t line = 0; line < source_.lines.size();) {
      const std::size_t size = kind == Damage::kSentence ? 2 + random.below(kMaxParagraphLines - 1) : 1;
      std::size_t end = line;
      while (end < std::min(source_.lines.size(), line + size) && usable(end)) ++end;
      if (end == line + size) ranges.push_back({line, end});
      line = std::max(end, line + 1);
    }
    for (std::size_t i = ranges.size(); i > 1; --i) std::swap(ranges[i - 1], ranges[random.below(i)]);
    return ranges;
  }

  static std::string joined(const Side& side, LineRange range, std::size_t left_out) {
    const std::string primary = text::primary_subtag(side.language);
    std::string text;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (i == left_out) continue;
      if (!text.empty() && primary != "zh" && primary != "ja") text += ' ';
      text += side.lines[i];
    }
    return text;
  }

  /// The bytes of line `line` in the joined text.
  static ByteSpan place(const Side& side, LineRange range, std::size_t line) {
    const std::size_t end = joined(side, {range.begin, line + 1}, line + 1).size();
    return {end - side.lines[line].size(), end};
  }

  [[nodiscard]] static Damaged damage_paragraph(const Side& damaged, const Side& other, LineRange range,
                                                base::KeyedRandom& random) {
    const std::size_t line = range.begin + random.below(range.end - range.begin);
    return {.shortened = joined(damaged, range, line),
            .removed = place(damaged, range, line),
            .words = damaged.analyses[line].words.size(),
            .counterpart = place(other, range, line)};
  }

  [[nodiscard]] static std::optional<WordRange> choose(const Side& side, std::size_t line, Damage kind,
                                                       base::KeyedRandom& random) {
    const text::Analysis& analysis = side.analyses[line];
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      auto words = choose_words(analysis, side.language, kind, random);
      if (!words || kind == Damage::kListItem) return words;
      if (kind == Damage::kClause) words = with_border(analysis, *words);
      for (std::size_t i = words ? words->begin : 0; words && i < words->end; ++i) {
        if (side.frequent.is_content(analysis, i)) return words;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Damaged> damage(Damage kind, LineRange range, bool from_target,
                                              base::KeyedRandom& random) const {
    const Side& side = from_target ? target_ : source_;
    if (kind == Damage::kSentence) return damage_paragraph(side, from_target ? source_ : target_, range, random);
    const std::optional<WordRange> words = choose(side, range.begin, kind, random);
    if (!words) return std::nullopt;
    const std::vector<text::Word>& all = side.analyses[range.begin].words;
    const ByteSpan removed{all[words->begin].span.begin, all[words->end - 1].span.end};
    return Damaged{without_bytes(side.lines[range.begin], removed), removed, words->end - words->begin};
  }

  [[nodiscard]] OmissionItem untouched(const std::string& name, LineRange range) const {
    std::string number = std::to_string(range.begin);
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, '0');
    OmissionItem item;
    item.id = "synth-" + name + "-neg-" + number;
    item.set = "synthetic";
    item.language_pair = options_.source_language + "-" + options_.target_language;
    item.source = joined(source_, range, range.end);
    item.target = joined(target_, range, range.end);
    item.kind = "none";
    item.match_kind = name;
    for (std::size_t i = range.begin; i < range.end; ++i) item.lines.push_back(i);
    return item;
  }

  void apply(Damaged damage, const std::string& name, bool from_target, OmissionItem& item) const {
    item.id.erase(item.id.find("neg-"), 4);
    item.kind = name;
    std::string& text = from_target ? item.target : item.source;
    item.deleted = damage.removed.of(text);
    item.deleted_at = damage.removed.begin;
    item.deleted_words = damage.words;
    (from_target ? item.whole_target : item.whole_source) = std::exchange(text, std::move(damage.shortened));
    (from_target ? item.omission : item.addition) = true;
    if (damage.counterpart) (from_target ? item.omissions : item.additions) = {*damage.counterpart};
  }

  void make_kind(Damage kind, const std::string& name, bool from_target) {
    const std::uint64_t stream = static_cast<std::uint64_t>(kind) * 2 + (from_target ? 1 : 0);
    base::KeyedRandom order(options_.seed, stream, 0);
    std::vector<OmissionItem> made;
    for (const LineRange range : candidates(kind, order)) {
      if (made.size() == 2 * options_.per_kind) break;
      base::KeyedRandom random(options_.seed, stream, range.begin + 1);
      std::optional<Damaged> damaged = damage(kind, range, from_target, random);
      if (!damaged) continue;
      OmissionItem item = untouched(name, range);
      if (made.size() % 2 == 0) apply(std::move(*damaged), name, from_target, item);
      made.push_back(std::move(item));
    }
    if (made.size() % 2 != 0) made.pop_back();
    match_lengths(made);
    items_.insert(items_.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
  }

  /// Pairs damaged items with untouched ones of the same length ratio: the hard subset.
  static void match_lengths(std::vector<OmissionItem>& items) {
    using Rated = std::pair<double, OmissionItem*>;
    std::vector<Rated> damaged;
    std::vector<Rated> whole;
    for (OmissionItem& item : items) {
      const double ratio = std::log((static_cast<double>(base::count_code_points(item.target)) + 1.0) /
                                    (static_cast<double>(base::count_code_points(item.source)) + 1.0));
      (item.omission || item.addition ? damaged : whole).emplace_back(ratio, &item);
    }
    const auto by_ratio = [](const Rated& a, const Rated& b) { return a.first < b.first; };
    std::stable_sort(damaged.begin(), damaged.end(), by_ratio);
    std::stable_sort(whole.begin(), whole.end(), by_ratio);
    for (auto d = damaged.begin(), w = whole.begin(); d != damaged.end() && w != whole.end();) {
      if (std::abs(d->first - w->first) <= kSameLength) {
        d->second->hard = w->second->hard = true;
        ++d;
        ++w;
      } else {
        ++(d->first < w->first ? d : w);
      }
    }
  }

  Side source_;
  Side target_;
  const SyntheticOmissionOptions& options_;
  std::vector<OmissionItem> items_;
};

}  // namespace

std::optional<WordRange> choose_words(const text::Analysis& side, const std::string& language, Damage damage,
                                      base::KeyedRandom& random) {
  if (damage == Damage::kListItem) return choose_list_item(side, language, random);
  const std::size_t size = side.words.size();
  if (size < kMinDamagedWords + 2) return std::nullopt;
  if (damage == Damage::kClause) {
    std::vector<WordRange> clauses;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= size; ++i) {
      if (i < size && !is_punctuation(side.words[i])) continue;
      if (i - begin >= kMinClauseWords && (i - begin) * 3 < size * 2) clauses.push_back({begin, i});
      begin = i + 1;
    }
    if (clauses.empty()) return std::nullopt;
    return clauses[random.below(clauses.size())];
  }
  const std::size_t length = damage == Damage::kWord ? 1 : 2 + random.below(3);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::size_t begin = random.below(size - length + 1);
    if (all_lexical(side, begin, begin + length)) return WordRange{begin, begin + length};
  }
  return std::nullopt;
}

std::string without_words(const std::string& text, const text::Analysis& side, WordRange words) {
  const std::size_t begin = side.words[words.begin].span.begin;
  std::size_t end = side.words[words.end - 1].span.end;
  while (end < text.size() && text[end] == ' ') ++end;
  return text.substr(0, begin) + text.substr(end);
}

Result<std::vector<OmissionItem>> make_omission_items(const std::vector<std::string>& sources,
                                                      const std::vector<std::string>& targets,
                                                      const SyntheticOmissionOptions& options,
                                                      const base::ParallelFor& parallel) {
  if (sources.size() != targets.size()) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = "the source has " + std::to_string(sources.size()) + " lines, the translation " +
                            std::to_string(targets.size())};
  }
  Side source{.lines = sources, .language = options.source_language};
  Side target{.lines = targets, .language = options.target_language};
  source.analyze(parallel);
  target.analyze(parallel);
  std::vector<OmissionItem> items = Maker(std::move(source), std::move(target), options).make();
  if (items.empty()) {
    return Error{.code = ErrorCode::kFormat,
                 .message = "too little text: each kind of damage needs two lines that it fits"};
  }
  return items;
}

}  // namespace lacuna::pipeline
