#include "eval/langpack/payload.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "eval/base/byte_io.h"

namespace lacuna::langpack {
namespace {

constexpr std::uint32_t kMagic = 0x504E434C;  // "LCNP"

template <class Values>
void put(base::ByteWriter& out, const Values& values) {
  out.put_array(std::span<const typename Values::value_type>(values.data(), values.size()));
}

/// Reads what `put` wrote; arrays keep the payload alive.
class Reader {
 public:
  explicit Reader(base::SharedBytes payload) : keeper_(std::move(payload.keeper)), in_(payload.bytes) {}

  template <class T>
  T value() {
    return in_.get<T>();
  }
  template <class T>
  base::SharedArray<T> array() {
    return {in_.get_array<T>(), keeper_};
  }
  template <class T>
  std::vector<T> copy() {
    const std::span<const T> values = in_.get_array<T>();
    return {values.begin(), values.end()};
  }
  [[nodiscard]] bool complete() const { return !in_.failed() && in_.at_end(); }

 private:
  std::shared_ptr<const void> keeper_;
  base::ByteReader in_;
};

/// Logarithms of probabilities, or nearly (phrases are lifted); a path of any length has a finite one.
bool is_logarithm(float value) { return value >= -1000.0F && value <= 16.0F; }

/// False for NaN, too.
template <class Values>
bool all_within(const Values& values, float most) {
  return std::all_of(std::begin(values), std::end(values), [&](float value) { return value >= 0.0F && value <= most; });
}

template <class Values>
bool all_finite(const Values& values) {
  return std::all_of(std::begin(values), std::end(values), [](auto value) { return std::isfinite(value); });
}

template <class Rows>
bool ascend(const Rows& begin, std::size_t size) {
  return !begin.empty() && begin.front() == 0 && begin.back() == size && std::is_sorted(begin.begin(), begin.end());
}

void put_terms(base::ByteWriter& out, const TermModel& model) {
  const auto tables = model.vocabulary.compact_tables();
  put(out, tables.text);
  put(out, tables.begin);
  put(out, tables.slots);
  put(out, tables.prefixes);
  put(out, model.log_probability);
  out.put(model.unknown_log_probability);
  out.put(model.max_words);
}

bool get_terms(Reader& in, TermModel& model) {
  Vocabulary::SharedTables tables;
  tables.text = in.array<char>();
  tables.begin = in.array<std::uint32_t>();
  tables.slots = in.array<VocabularySlot>();
  tables.prefixes = in.array<std::uint64_t>();
  model.log_probability = in.copy<float>();
  model.unknown_log_probability = in.value<float>();
  model.max_words = in.value<std::uint32_t>();
  std::optional<Vocabulary> vocabulary = Vocabulary::from_tables(std::move(tables));
  if (!vocabulary || model.log_probability.size() != vocabulary->size() || model.max_words < 1 ||
      !is_logarithm(model.unknown_log_probability) ||
      !std::all_of(model.log_probability.begin(), model.log_probability.end(), is_logarithm)) {
    return false;
  }
  model.vocabulary = *std::move(vocabulary);
  return true;
}

/// Probabilities are rounded on the scale of logarithms, in steps of 1/2048 (error under 0.025 %): the file packs
/// better.
void put_lexicon(base::ByteWriter& out, const Lexicon& lexicon) {
  std::vector<Translation> entries(lexicon.entries().begin(), lexicon.entries().end());
  for (Translation& entry : entries) {
    const long steps = std::clamp(std::lround(-std::log(entry.probability) * 2048.0F), 0L, 65535L);
    entry.probability = std::exp(static_cast<float>(steps) / -2048.0F);
  }
  put(out, lexicon.row_begin());
  put(out, entries);
}

/// At most `rows` rows; ids are below `ids`, in order within a row.
bool get_lexicon(Reader& in, std::size_t rows, std::size_t ids, Lexicon& lexicon) {
  const auto begin = in.array<std::uint32_t>();
  const auto entries = in.array<Translation>();
  const bool fits = begin.empty() ? entries.empty() : ascend(begin, entries.size()) && begin.size() - 1 <= rows;
  if (!fits) return false;
  lexicon = Lexicon(begin, entries);
  const auto sound = [&](const Translation& entry) {
    return entry.word < ids && entry.probability >= 0.0F && entry.probability <= 1.0F;
  };
  if (!std::all_of(entries.begin(), entries.end(), sound)) return false;
  for (WordId row = 0; row < lexicon.rows(); ++row) {
    const auto words = lexicon.row(row);
    const auto disordered = [](const Translation& a, const Translation& b) { return a.word >= b.word; };
    if (std::adjacent_find(words.begin(), words.end(), disordered) != words.end()) return false;
  }
  return true;
}

void put_alignment(base::ByteWriter& out, const AlignmentModel& model) {
  out.put(model.forward);
  out.put(model.backward);
  out.put(model.null_probability);
  put(out, model.null_source);
  put(out, model.null_target);
}

/// Rows have a place for the unknown word, too.
bool get_alignment(Reader& in, std::size_t sources, std::size_t targets, AlignmentModel& model) {
  model.forward = in.value<Jumps>();
  model.backward = in.value<Jumps>();
  model.null_probability = in.value<float>();
  model.null_source = in.copy<float>();
  model.null_target = in.copy<float>();
  const auto sound = [](const Jumps& jumps) {
    constexpr float kMostWeight = 1e3F;
    return all_within(jumps.near, kMostWeight) && jumps.far > 0.0F && jumps.far <= kMostWeight &&
           std::find(jumps.near.begin(), jumps.near.end(), 0.0F) == jumps.near.end();
  };
  return sound(model.forward) && sound(model.backward) && all_within(std::array{model.null_probability}, 1.0F) &&
         model.null_source.size() <= sources + 1 && model.null_target.size() <= targets + 1 &&
         all_within(model.null_source, 1.0F) && all_within(model.null_target, 1.0F);
}

void put_glossary(base::ByteWriter& out, const Glossary& glossary) {
  put(out, glossary.entries());
  put(out, glossary.rendering_begin());
  put(out, glossary.words());
}

/// At most `terms` entries; ids are below `ids`.
bool get_glossary(Reader& in, std::size_t terms, std::size_t ids, Glossary& glossary) {
  const auto entries = in.array<Glossary::Entry>();
  const auto begin = in.array<std::uint32_t>();
  const auto words = in.array<WordId>();
  glossary = Glossary(entries, begin, words);
  const auto sound = [&](const Glossary::Entry& entry) {
    return std::size_t{entry.first_rendering} + entry.rendering_count < begin.size() && entry.word_class < kWordClasses;
  };
  return ascend(begin, words.size()) && entries.size() <= terms && std::all_of(entries.begin(), entries.end(), sound) &&
         std::all_of(words.begin(), words.end(), [&](WordId id) { return id < ids; });
}

void put_side(base::ByteWriter& out, const SideModel& side) {
  put(out, side.expectations.term_counts);
  out.put(side.expectations.class_clean);
  out.put(side.expectations.class_lost);
  out.put(side.expectations.open_share);
  out.put(side.term);
  out.put(side.linked);
  out.put(side.run);
  out.put(side.unit);
  out.put(side.prior);
}

bool get_side(Reader& in, SideModel& side) {
  side.expectations.term_counts = in.copy<StateCounts>();
  side.expectations.class_clean = in.value<decltype(side.expectations.class_clean)>();
  side.expectations.class_lost = in.value<decltype(side.expectations.class_lost)>();
  side.expectations.open_share = in.value<float>();
  side.term = in.value<TermEvidence>();
  side.linked = in.value<LinkedEvidence>();
  side.run = in.value<decltype(side.run)>();
  side.unit = in.value<UnitCalibration>();
  side.prior = in.value<double>();
  constexpr float kMostCounts = 1e9F;
  const auto within = [](const auto& rows, float most) {
    return std::all_of(rows.begin(), rows.end(), [&](const StateCounts& row) { return all_within(row, most); });
  };
  const auto sound = [](const auto& model) { return all_finite(model.weights) && std::isfinite(model.bias); };
  return within(side.expectations.term_counts, kMostCounts) && within(side.expectations.class_clean, 1.0F) &&
         within(side.expectations.class_lost, 1.0F) && all_within(std::array{side.expectations.open_share}, 1.0F) &&
         sound(side.term) && sound(side.linked) && sound(side.unit) && side.prior > 0.0 && side.prior < 1.0 &&
         std::all_of(side.run.begin(), side.run.end(), sound);
}

/// The name of the first table that does not add up; null when all do.
const char* read_tables(Reader& in, LanguagePack& pack) {
  if (in.value<std::uint32_t>() != kMagic || in.value<std::uint32_t>() != kPayloadVersion) return "magic number";
  if (!get_terms(in, pack.source)) return "source vocabulary";
  if (!get_terms(in, pack.target)) return "target vocabulary";
  const std::size_t sources = pack.source.vocabulary.size();
  const std::size_t targets = pack.target.vocabulary.size();
  if (!get_lexicon(in, sources, targets, pack.forward)) return "forward lexicon";
  if (!get_lexicon(in, targets, sources, pack.backward)) return "backward lexicon";
  if (!get_alignment(in, sources, targets, pack.alignment)) return "alignment model";
  if (!get_glossary(in, sources, targets, pack.glossary)) return "glossary";
  pack.length = in.value<LengthModel>();
  // A variance that is none shows at one end or the other.
  if (!std::isfinite(pack.length.z(0, 0)) || !std::isfinite(pack.length.z(1U << 30, 0))) return "length model";
  if (!get_side(in, pack.coverage.source)) return "source coverage model";
  if (!get_side(in, pack.coverage.target)) return "target coverage model";
  pack.numbers = in.value<NumberCalibration>();
  if (!(pack.numbers.missing_rate >= 0.0 && pack.numbers.missing_rate <= 1.0)) return "number calibration";
  return in.complete() ? nullptr : "size";
}

}  // namespace

std::string payload_of(const LanguagePack& pack) {
  base::ByteWriter out;
  out.put(kMagic);
  out.put(kPayloadVersion);
  put_terms(out, pack.source);
  put_terms(out, pack.target);
  put_lexicon(out, pack.forward);
  put_lexicon(out, pack.backward);
  put_alignment(out, pack.alignment);
  put_glossary(out, pack.glossary);
  out.put(pack.length);
  put_side(out, pack.coverage.source);
  put_side(out, pack.coverage.target);
  out.put(pack.numbers);
  return out.bytes();
}

Status read_payload(base::SharedBytes payload, LanguagePack& pack) {
  Reader in(std::move(payload));
  if (const char* table = read_tables(in, pack)) {
    return Error{.code = ErrorCode::kPack, .message = std::string("the payload does not add up: its ") + table};
  }
  return {};
}

}  // namespace lacuna::langpack
