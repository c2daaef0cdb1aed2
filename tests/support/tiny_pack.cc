#include "tests/support/tiny_pack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <utility>

#include "eval/base/file.h"

namespace lacuna::test {
namespace {

using langpack::CoverState;
using langpack::Glossary;
using langpack::GlossaryLine;
using langpack::StateCounts;
using langpack::TermModel;
using langpack::Translation;
using langpack::WordClass;
using langpack::WordId;

/// What the lexicon knows and the glossary does not.
struct LexiconEntry {
  std::string_view source;
  std::string_view target;
  float forward;
  float backward;
};
constexpr std::array kLexicon{
    LexiconEntry{"hội nghị", "conference", 0.7F, 0.6F}, LexiconEntry{"hội nghị", "meeting", 0.2F, 0.3F},
    LexiconEntry{"đánh giá", "assess", 0.6F, 0.7F},     LexiconEntry{"đánh giá", "rate", 0.1F, 0.2F},
    LexiconEntry{"tăng trưởng", "growth", 0.8F, 0.8F},  LexiconEntry{"bệnh viện", "hospital", 0.9F, 0.9F},
    LexiconEntry{"du lịch", "tourism", 0.5F, 0.8F},     LexiconEntry{"mở rộng", "expand", 0.6F, 0.6F},
    LexiconEntry{"vội vã", "haste", 0.01F, 0.9F},
};

/// Words of the two languages that stand in neither; known, and without a counterpart.
constexpr std::string_view kSourceWords = "trong ngoài lớn nhỏ mới cũ ra là năm sau khi vào đến";
constexpr std::string_view kTargetWords =
    "the a an in at is was to large small new old very yesterday weather sunny had that";

std::string term_key(const text::Analysis& analysis) {
  std::string key;
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    if (i > 0) key.push_back(' ');
    key += analysis.keys[i];
  }
  return key;
}

void set_information(TermModel& model, WordId id, float nats) {
  if (model.log_probability.size() <= id) model.log_probability.resize(std::size_t{id} + 1, -kTinyContent);
  model.log_probability[id] = -nats;
}

/// Adds a term and the words it is made of.
WordId add_source(langpack::LanguagePack& pack, std::string_view term, float nats) {
  const text::Analysis analysis = analyze_vi(term);
  for (const std::string& key : analysis.keys) {
    const std::size_t before = pack.source.vocabulary.size();
    const WordId id = pack.source.vocabulary.add(key);
    if (pack.source.vocabulary.size() > before) set_information(pack.source, id, kTinyContent);
  }
  const WordId id = pack.source.vocabulary.add(term_key(analysis));
  set_information(pack.source, id, nats);
  pack.source.max_words = std::max(pack.source.max_words, static_cast<std::uint32_t>(analysis.words.size()));
  return id;
}

std::vector<WordId> add_target(langpack::LanguagePack& pack, std::string_view words, float nats) {
  std::vector<WordId> ids;
  for (const std::string& key : analyze_en(words).keys) {
    const std::size_t before = pack.target.vocabulary.size();
    ids.push_back(pack.target.vocabulary.add(key));
    if (pack.target.vocabulary.size() > before) set_information(pack.target, ids.back(), nats);
  }
  return ids;
}

Glossary compile_glossary(langpack::LanguagePack& pack, std::string_view more) {
  std::vector<Glossary::Entry> entries;
  std::vector<std::uint32_t> rendering_begin{0};
  std::vector<WordId> words;
  const Result<std::vector<GlossaryLine>> lines =
      langpack::parse_glossary(std::string(kTinyGlossary) + std::string(more), "tiny.tsv");
  if (!lines) {
    ADD_FAILURE() << lines.error().to_string();
    return {};
  }
  for (const GlossaryLine& line : *lines) {
    const bool function = line.word_class == WordClass::kFunction;
    const bool phrase = line.source.find(' ') != std::string::npos;
    const WordId id = add_source(pack, line.source, function ? kTinyFunction : phrase ? kTinyPhrase : kTinyContent);
    if (entries.size() <= id) entries.resize(std::size_t{id} + 1);
    entries[id] = {.first_rendering = static_cast<std::uint32_t>(rendering_begin.size() - 1),
                   .rendering_count = static_cast<std::uint32_t>(line.renderings.size()),
                   .null_rendering = line.null_rendering ? std::uint8_t{1} : std::uint8_t{0},
                   .word_class = static_cast<std::uint8_t>(line.word_class)};
    for (const std::string& rendering : line.renderings) {
      const std::vector<WordId> ids = add_target(pack, rendering, function ? kTinyFunction : kTinyContent);
      words.insert(words.end(), ids.begin(), ids.end());
      rendering_begin.push_back(static_cast<std::uint32_t>(words.size()));
    }
  }
  return {std::move(entries), std::move(rendering_begin), std::move(words)};
}

langpack::Lexicon compile_lexicon(std::vector<std::pair<WordId, Translation>> entries, std::size_t rows) {
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first, a.second.word) < std::pair(b.first, b.second.word);
  });
  std::vector<std::uint32_t> row_begin(rows + 1, 0);
  std::vector<Translation> translations;
  for (const auto& [row, translation] : entries) {
    ++row_begin[std::size_t{row} + 1];
    translations.push_back(translation);
  }
  for (std::size_t row = 0; row < rows; ++row) row_begin[row + 1] += row_begin[row];
  return {std::move(row_begin), std::move(translations)};
}

langpack::SideModel side_model() {
  langpack::SideModel side;
  side.expectations.class_clean.fill(StateCounts{0.90F, 0.05F, 0.03F, 0.02F});
  side.expectations.class_lost.fill(StateCounts{0.04F, 0.04F, 0.12F, 0.80F});
  side.term.bias = 3.0;
  side.linked.weights[0] = 1.0;  // the log-likelihood ratio of the state
  for (auto& run : side.run) run.bias = 2.0;
  side.unit.weights[5] = 1.0;  // the logit of the most probable run
  return side;
}

}  // namespace

// Of the four groups of people, two compete for "public employees".
const std::string_view kTinyGlossary =
    "# term\trenderings\tpart of speech\n"
    "phó thủ tướng\tDeputy Prime Minister|vice-premier\tn\n"
    "thủ tướng\tPrime Minister|premier\tn\n"
    "thường trực\tStanding|Permanent\tadj\n"
    "chính phủ\tGovernment\tn\n"
    "cán bộ\tofficials|cadres\tn\n"
    "công chức\tcivil servants|public employees\tn\n"
    "viên chức\tpublic employees\tn\n"
    "người lao động\tworkers|labourers\tn\n"
    "nông dân\tfarmers\tn\n"
    "học sinh\tpupils|students\tn\n"
    "giáo viên\tteachers\tn\n"
    "bác sĩ\tdoctors|physicians\tn\n"
    "trường học\tschools\tn\n"
    "thành phố\tcity|town\tn\n"
    "tỉnh\tprovince\tn\n"
    "báo cáo\treport\tn/v\n"
    "kế hoạch\tplan\tn\n"
    "ngân sách\tbudget\tn\n"
    "xây dựng\tbuild|construct\tv\n"
    "thăm\tvisit\tv\n"
    "đọc\tread\tv\n"
    "ủng hộ\tsupport|back\tv\n"
    "quan trọng\timportant\tadj\n"
    "và\tand\tconj\n"
    "của\tof|<null>\tprep\n"
    "tại\tin|at\tprep\n"
    "đã\t<null>\tpart\n"
    "các\t<null>\tpart\n"
    "những\t<null>\tpart\n";

text::Analysis analyze_vi(std::string_view text) { return text::Analyzer("vi").analyze(text); }
text::Analysis analyze_en(std::string_view text) { return text::Analyzer("en").analyze(text); }

langpack::LanguagePack make_tiny_pack(std::string_view more_glossary) {
  langpack::LanguagePack pack;
  pack.manifest = {.name = "tiny",
                   .source_language = "vi",
                   .target_language = "en",
                   .version = "1",
                   .command_line = "made by a test",
                   .sources = {{"samples", "written for the tests", "CC0-1.0", "authored", 1.0, 12}},
                   .figures = {{"pairs", 12.0}, {"perplexity", 3.25}}};
  pack.glossary = compile_glossary(pack, more_glossary);
  for (const std::string& key : analyze_vi(kSourceWords).keys) {
    if (pack.source.vocabulary.find(key) == langpack::kUnknownWord) add_source(pack, key, kTinyFunction);
  }
  for (const text::Word& word : analyze_en(kTargetWords).words) {
    const bool content = word.norm == "yesterday" || word.norm == "weather" || word.norm == "sunny";
    add_target(pack, word.norm, content ? kTinyContent : kTinyFunction);
  }
  std::vector<std::pair<WordId, Translation>> forward;
  std::vector<std::pair<WordId, Translation>> backward;
  for (const LexiconEntry& entry : kLexicon) {
    const WordId source = add_source(pack, entry.source, kTinyPhrase);
    const WordId target = add_target(pack, entry.target, kTinyContent).front();
    forward.emplace_back(source, Translation{target, entry.forward});
    backward.emplace_back(target, Translation{source, entry.backward});
  }
  pack.forward = compile_lexicon(std::move(forward), pack.source.vocabulary.size());
  pack.backward = compile_lexicon(std::move(backward), pack.target.vocabulary.size());
  pack.length = {.mean = std::log(0.9), .floor_variance = 0.05, .slope_variance = 1.0};
  pack.coverage.source = side_model();
  pack.coverage.target = side_model();
  pack.numbers.missing_rate = 0.01;
  return pack;
}

const std::string& tiny_model() {
  static const std::string kModel = [] {
    std::vector<std::string> lines;
    const std::filesystem::path samples = std::filesystem::path(LACUNA_SOURCE_DIR) / "corpora" / "samples" / "vi-en";
    for (const char* sample : {"contract", "health", "news", "release-notes", "travel"}) {
      for (const char* name : {"source.vi.txt", "reference.en.txt"}) {
        const Result<std::string> text = base::read_text_file((samples / sample / name).string());
        if (!text) {
          ADD_FAILURE() << text.error().to_string();
          continue;
        }
        for (std::size_t begin = 0; begin < text->size();) {
          const std::size_t end = std::min(text->find('\n', begin), text->size());
          if (end > begin) lines.push_back(text->substr(begin, end - begin));
          begin = end + 1;
        }
      }
    }
    text::SentencePieceTraining options;
    options.vocabulary_size = 500;
    options.character_coverage = 1.0;
    const Result<std::string> model = text::train_sentencepiece(lines, options);
    if (!model) ADD_FAILURE() << model.error().to_string();
    return model ? *model : std::string();
  }();
  return kModel;
}

void write_tiny_pack(const std::string& folder) {
  const Status written = langpack::write_pack(make_tiny_pack(), tiny_model(), folder);
  if (!written) ADD_FAILURE() << written.error().to_string();
}

TinyUnit::TinyUnit(std::string_view source, std::string_view target)
    : TinyUnit(source, target, std::make_shared<const langpack::LanguagePack>(make_tiny_pack())) {}

TinyUnit::TinyUnit(std::string_view source, std::string_view target, std::shared_ptr<const langpack::LanguagePack> pack)
    : pack_(std::move(pack)),
      source_text_(source),
      target_text_(target),
      source_(analyze_vi(source_text_)),
      target_(analyze_en(target_text_)),
      coverage_(metrics::cover(source_, target_, *pack_)) {}

std::string TinyUnit::source_words(std::size_t begin, std::size_t end) const {
  return begin < end ? std::string(metrics::bytes_of(source_, begin, end).of(source_text_)) : std::string();
}
std::string TinyUnit::target_words(std::size_t begin, std::size_t end) const {
  return begin < end ? std::string(metrics::bytes_of(target_, begin, end).of(target_text_)) : std::string();
}

SentencePair tiny_sentence(std::size_t number) {
  struct Pair {
    std::string_view source;
    std::string_view target;
  };
  static constexpr std::array kSubjects{
      Pair{"Cán bộ", "Officials"},
      Pair{"Nông dân", "Farmers"},
      Pair{"Học sinh", "Pupils"},
      Pair{"Giáo viên", "Teachers"},
      Pair{"Chính phủ", "The Government"},
      Pair{"Bác sĩ", "Doctors"},
      Pair{"Thủ tướng", "The Prime Minister"},
  };
  static constexpr std::array kVerbs{Pair{"đọc", "read"}, Pair{"ủng hộ", "support"}, Pair{"đánh giá", "assess"}};
  static constexpr std::array kObjects{Pair{"báo cáo", "reports"}, Pair{"kế hoạch", "plans"},
                                       Pair{"trường học", "schools"}, Pair{"bệnh viện", "hospitals"},
                                       Pair{"hội nghị", "conferences"}};
  static constexpr std::array kPlaces{Pair{"thành phố", "the city"}, Pair{"tỉnh", "the province"}};
  const Pair& subject = kSubjects[number % kSubjects.size()];
  const Pair& verb = kVerbs[number / 2 % kVerbs.size()];
  const Pair& object = kObjects[number / 3 % kObjects.size()];
  const Pair& place = kPlaces[number / 5 % kPlaces.size()];
  const std::string count = std::to_string(100 + number % 900);
  const auto join = [](std::initializer_list<std::string_view> parts) {
    std::string sentence;
    for (const std::string_view part : parts) {
      if (!sentence.empty()) sentence.push_back(' ');
      sentence += part;
    }
    return sentence + ".";
  };
  return {join({subject.source, verb.source, count, object.source, "quan trọng tại", place.source}),
          join({subject.target, verb.target, count, "important", object.target, "in", place.target})};
}

std::string lines_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace lacuna::test
