#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/ascii.h"
#include "eval/text/characters.h"
#include "metrics/checks/meaning/name_check.h"
#include "metrics/checks/meaning/word_distance.h"

namespace lacuna::metrics {
namespace {

constexpr double kChangedProbability = 0.8;
constexpr double kDigitsProbability = 0.7;
constexpr double kLostProbability = 0.5;

/// Abbreviations that texts of all kinds keep, in most languages that are written in Latin letters.
constexpr std::string_view kKeptEverywhere[] = {
    "PDF",  "HTML", "CSS",  "XML",  "JSON", "SQL", "HTTP", "HTTPS", "URL",    "API",    "CPU",   "GPU",  "RAM",  "USB",
    "GPS",  "NFC",  "VPN",  "DNS",  "DHCP", "SSH", "TCP",  "UDP",   "LAN",    "WAN",    "WLAN",  "SSID", "IMEI", "SDK",
    "NASA", "FIFA", "UEFA", "BBC",  "CNN",  "IBM", "BMW",  "HSBC",  "UNESCO", "UNICEF", "ASEAN", "LGBT", "FBI",  "CIA",
    "LED",  "LCD",  "OLED", "HDMI", "JPEG", "PNG", "GIF",  "CSV",   "YAML",   "UTF",    "ASCII", "AWS",  "DVD",  "PNG"};
/// Those that Romance languages have other letters for.
constexpr std::string_view kKeptByMost[] = {"NATO", "AIDS", "HIV", "DNA", "RNA", "GDP", "OPEC", "WTO", "IMF"};

/// Chemical formulas have names of their own.
constexpr std::string_view kFormulas[] = {"CO2", "H2O", "O2", "N2", "H2", "NO2", "SO2", "CH4", "N2O", "O3", "CO"};

struct Acronym {
  std::size_t word = 0;
  ByteSpan span = {};
  std::string letters = {};  ///< capitals and digits only
  bool digits = false;
};

/// Roman numerals are numbers.
bool is_roman(std::string_view letters) { return letters.find_first_not_of("IVXLCDM") == std::string_view::npos; }

/// Capitals in a row, with digits and hyphens: "WHO", "A380", "COVID-19", "G-20". Two letters at least, or one and
/// two digits.
std::vector<Acronym> acronyms_of(const SideText& side) {
  std::vector<Acronym> found;
  const auto& words = side.analysis.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view bytes = words[i].span.of(side.text);
    if (words[i].kind != text::WordKind::kWord || bytes.size() < 2) continue;
    std::string letters(bytes);
    if (letters.size() > 3 && letters.back() == 's' && text::is_upper(letters[letters.size() - 2])) letters.pop_back();
    if (!std::all_of(letters.begin(), letters.end(), [](char c) { return text::is_upper(c) || text::is_digit(c); }))
      continue;
    Acronym acronym{.word = i, .span = words[i].span, .letters = letters};
    // "COVID-19"
    if (i + 2 < words.size() && words[i + 1].span.of(side.text) == "-" &&
        words[i].span.end == words[i + 1].span.begin && words[i + 1].span.end == words[i + 2].span.begin &&
        words[i + 2].kind == text::WordKind::kNumber && words[i + 2].span.size() <= 3) {
      acronym.letters += words[i + 2].span.of(side.text);
      acronym.span.end = words[i + 2].span.end;
    }
    const auto capitals =
        std::count_if(acronym.letters.begin(), acronym.letters.end(), [](char c) { return text::is_upper(c); });
    acronym.digits = static_cast<std::size_t>(capitals) < acronym.letters.size();
    if (capitals < (acronym.digits ? 1 : 2) || text::is_digit(acronym.letters.front()) || is_roman(acronym.letters))
      continue;
    if (acronym.digits && acronym.letters.size() < 3) continue;
    if (std::find(std::begin(kFormulas), std::end(kFormulas), acronym.letters) != std::end(kFormulas)) continue;
    const bool literal = std::any_of(side.literals.begin(), side.literals.end(),
                                     [&](const text::Literal& other) { return other.span.overlaps(acronym.span); });
    if (!literal) found.push_back(std::move(acronym));
  }
  return found;
}

/// Letters and digits of the text in lower case, one after the other.
std::string compact(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (text::is_upper(c)) {
      letters += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
      letters += c;
    }
  }
  return letters;
}

/// Whether a heading or a shout: most words are in capitals, so none of them is an abbreviation.
bool is_shouted(const SideText& side) {
  std::size_t words = 0;
  std::size_t upper = 0;
  for (const text::Word& word : side.analysis.words) {
    if (word.kind != text::WordKind::kWord) continue;
    ++words;
    upper += word.upper ? 1U : 0U;
  }
  return upper * 2 > words && words > 1;
}

/// Whether words in a row begin with the letters: "World Health Organization".
bool is_spelt_out(const SideText& side, std::string_view letters) {
  const auto& words = side.analysis.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t k = i;
    std::size_t matched = 0;
    for (std::size_t skipped = 0; k < words.size() && matched < letters.size() && skipped <= 2; ++k) {
      if (words[k].kind != text::WordKind::kWord) continue;
      const char initial = words[k].norm.empty() ? ' ' : words[k].norm[0];
      if (initial == letters[matched] - 'A' + 'a') {
        ++matched;
        skipped = 0;
      } else if (matched == 0 || ++skipped > 2) {
        break;
      }
    }
    if (matched == letters.size()) return true;
  }
  return false;
}

bool is_kept(std::string_view letters, std::string_view language) {
  if (std::find(std::begin(kKeptEverywhere), std::end(kKeptEverywhere), letters) != std::end(kKeptEverywhere))
    return true;
  const std::string subtag = text::primary_subtag(language);
  return (subtag == "en" || subtag == "de" || subtag == "nl") &&
         std::find(std::begin(kKeptByMost), std::end(kKeptByMost), letters) != std::end(kKeptByMost);
}

/// "WW1" and "Thế chiến 1": the digits are there as a number.
bool has_number(const SideText& side, std::string_view letters) {
  const std::string_view digits = letters.substr(letters.find_first_of("0123456789"));
  return std::any_of(side.analysis.numbers.begin(), side.analysis.numbers.end(),
                     [&](const text::NumberMention& number) { return number.value == digits; });
}

bool linked(const PairView& view, const ByteSpan& span) {
  if (view.covered == nullptr) return false;
  const auto& words = view.covered->source.words;
  const auto& links = view.covered->coverage.links.source_link;
  for (std::size_t i = 0; i < words.size() && i < links.size(); ++i) {
    if (words[i].span.overlaps(span) && links[i] != kNoLink) return true;
  }
  return false;
}

}  // namespace

void run_acronym_check(const PairView& view, CheckOutcome& outcome) {
  if (view.target.analysis.words.empty()) return;
  const std::vector<Acronym> source = acronyms_of(view.source);
  if (source.empty() || is_shouted(view.source)) return;
  const std::vector<Acronym> target = acronyms_of(view.target);
  const std::string source_letters = compact(view.source.text);
  const std::string target_letters = compact(view.target.text);
  std::vector<bool> told(target.size(), false);
  for (const Acronym& acronym : source) {
    outcome.opportunities += 1.0;
    if (target_letters.find(compact(acronym.letters)) != std::string::npos) continue;
    CheckFinding finding{.rule = "acronym", .severity = Severity::kMajor, .source = acronym.span};
    const std::string shown(acronym.span.of(view.source.text));
    for (std::size_t k = 0; k < target.size(); ++k) {
      if (told[k] || acronym.letters.size() < 3 || target[k].letters.size() < 3) continue;
      if (acronym.digits != target[k].digits) continue;
      if (source_letters.find(compact(target[k].letters)) != std::string::npos) continue;
      const bool kept = !acronym.digits && is_kept(acronym.letters, view.target.language) &&
                        is_kept(target[k].letters, view.target.language);
      if (!kept && edit_distance(acronym.letters, target[k].letters, 1) > 1) continue;
      // WHO and OMS are far apart; NATO and OTAN too. Three letters one off are a slip unless the target's word is the
      // abbreviation of its own words.
      if (!acronym.digits && is_spelt_out(view.target, target[k].letters)) continue;
      told[k] = true;
      finding.target = target[k].span;
      finding.probability = kChangedProbability;
      finding.message =
          "abbreviation changed: " + shown + " became " + std::string(target[k].span.of(view.target.text));
      finding.suggestion = shown;
      break;
    }
    if (!finding.target) {
      const bool kept = is_kept(acronym.letters, view.target.language);
      if (!acronym.digits && !kept) continue;
      if (acronym.digits && has_number(view.target, acronym.letters)) continue;
      if (linked(view, acronym.span) || is_spelt_out(view.target, acronym.letters)) continue;
      finding.probability = acronym.digits ? kDigitsProbability : kLostProbability;
      finding.message = "abbreviation lost: " + shown;
    }
    outcome.violations += 1.0;
    outcome.findings.push_back(std::move(finding));
  }
}

}  // namespace lacuna::metrics
