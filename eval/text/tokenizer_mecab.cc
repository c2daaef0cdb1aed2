#include "eval/text/tokenizer_mecab.h"

#ifdef LACUNA_HAS_MECAB
#include <mecab.h>
#endif

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>

#include "eval/text/python_string.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kIpaWords = 392126;
constexpr std::size_t kDebianIpaWords = kIpaWords + 1;

/// Where packages put the IPA dictionary: Debian's UTF-8 edition; MeCab's own place under the usual prefixes.
constexpr std::array<const char*, 5> kIpaFolders = {"/var/lib/mecab/dic/ipadic-utf8", "/usr/lib/mecab/dic/ipadic",
                                                    "/usr/lib64/mecab/dic/ipadic", "/usr/local/lib/mecab/dic/ipadic",
                                                    "/opt/homebrew/lib/mecab/dic/ipadic"};

bool has_dictionary(const std::filesystem::path& folder) {
  const auto has = [&](const char* file) {
    std::error_code code;
    return std::filesystem::is_regular_file(folder / file, code);
  };
  return has("dicrc") && has("sys.dic") && has("matrix.bin") && has("char.bin") && has("unk.dic");
}

}  // namespace

Result<std::unique_ptr<TokenizerMecab>> TokenizerMecab::open_japanese(const std::string& dictionary) {
  const Kind kind{.name = "ja-mecab", .suffix = "IPA", .sizes = {kIpaWords, kDebianIpaWords}};
  if (!dictionary.empty()) return open(kind, dictionary);
  const auto found = std::find_if(kIpaFolders.begin(), kIpaFolders.end(), has_dictionary);
  return open(kind, found == kIpaFolders.end() ? kIpaFolders.front() : *found);
}

Result<std::unique_ptr<TokenizerMecab>> TokenizerMecab::open_korean(const std::string& dictionary) {
  if (dictionary.empty()) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "the tokeniser ko-mecab needs the folder of a MeCab dictionary (mecab-ko-dic)",
                 .path = {}};
  }
  return open({.name = "ko-mecab", .suffix = "KO", .sizes = {811795}}, dictionary);
}

#ifdef LACUNA_HAS_MECAB

struct TokenizerMecab::Impl {
  std::unique_ptr<MeCab::Model> model;
  std::unique_ptr<MeCab::Tagger> tagger;
  std::string signature;
  bool split_reiwa = false;
  std::mutex mutex;  // of `idle`
  std::vector<std::unique_ptr<MeCab::Lattice>> idle;

  std::unique_ptr<MeCab::Lattice> borrow_lattice() {
    const std::lock_guard<std::mutex> lock(mutex);
    if (idle.empty()) return std::unique_ptr<MeCab::Lattice>(model->createLattice());
    std::unique_ptr<MeCab::Lattice> lattice = std::move(idle.back());
    idle.pop_back();
    return lattice;
  }
  void give_back(std::unique_ptr<MeCab::Lattice> lattice) {
    const std::lock_guard<std::mutex> lock(mutex);
    idle.push_back(std::move(lattice));
  }
};

namespace {

/// No word reaches across the middle of 令和. Only the one word that Debian adds to the dictionary does.
void forbid_reiwa(std::string_view line, MeCab::Lattice& lattice) {
  constexpr std::string_view kReiwa = "令和";
  for (std::size_t at = line.find(kReiwa); at != std::string_view::npos; at = line.find(kReiwa, at + kReiwa.size())) {
    lattice.set_boundary_constraint(at + kReiwa.size() / 2, MECAB_TOKEN_BOUNDARY);
  }
}

Status check_dictionary(const MeCab::DictionaryInfo* info, const TokenizerMecab::Kind& kind,
                        const std::string& folder) {
  const auto format_error = [&](const std::string& message) {
    return Error{.code = ErrorCode::kFormat, .message = message, .path = folder};
  };
  if (info == nullptr || info->next != nullptr) return format_error("not a single MeCab dictionary");
  std::string charset(info->charset);
  for (char& c : charset) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  if (charset != "utf-8" && charset != "utf8")
    return format_error("the dictionary is in " + charset + ", not in UTF-8");
  if (!kind.sizes.empty() && std::find(kind.sizes.begin(), kind.sizes.end(), info->size) == kind.sizes.end()) {
    return format_error("not the dictionary of " + std::string(kind.name) + ": it has " + std::to_string(info->size) +
                        " words, not " + std::to_string(kind.sizes.front()));
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<TokenizerMecab>> TokenizerMecab::open(const Kind& kind, const std::string& dictionary) {
  if (!has_dictionary(dictionary)) {
    return Error{.code = ErrorCode::kIo,
                 .message = "no MeCab dictionary here, which the tokeniser " + std::string(kind.name) +
                            " needs (a folder with sys.dic; on Debian, mecab-ipadic-utf8 has the Japanese one)",
                 .path = dictionary};
  }
  // A resource file is named so that MeCab does not look for one in the environment.
  std::array<std::string, 5> words = {"mecab", "-r", "/dev/null", "-d", dictionary};
  std::array<char*, words.size()> arguments{};
  std::transform(words.begin(), words.end(), arguments.begin(), [](std::string& word) { return word.data(); });

  std::unique_ptr<TokenizerMecab> tokenizer(new TokenizerMecab());
  Impl& impl = *tokenizer->impl_;
  impl.model.reset(MeCab::createModel(static_cast<int>(arguments.size()), arguments.data()));
  if (impl.model) impl.tagger.reset(impl.model->createTagger());
  if (!impl.tagger) {
    return Error{.code = ErrorCode::kFormat, .message = "MeCab cannot use this dictionary", .path = dictionary};
  }
  const MeCab::DictionaryInfo* info = impl.model->dictionary_info();
  if (Status status = check_dictionary(info, kind, dictionary); !status) return status.error();
  impl.split_reiwa = kind.name == "ja-mecab" && info->size == kDebianIpaWords;
  impl.signature = std::string(kind.name) + "-" + MeCab::Model::version() + "-" + std::string(kind.suffix);
  return tokenizer;
}

void TokenizerMecab::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  const std::string_view line = python_strip(text);
  if (line.empty()) return;
  std::unique_ptr<MeCab::Lattice> lattice = impl_->borrow_lattice();
  lattice->set_sentence(line.data(), line.size());
  if (impl_->split_reiwa) forbid_reiwa(line, *lattice);
  if (impl_->tagger->parse(lattice.get())) {
    for (const MeCab::Node* node = lattice->bos_node(); node != nullptr; node = node->next) {
      if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
      python_split({node->surface, node->length}, [&out](std::string_view token) { out.add(token); });
    }
  }
  impl_->give_back(std::move(lattice));
}

std::string TokenizerMecab::signature() const { return impl_->signature; }

#else

struct TokenizerMecab::Impl {};

Result<std::unique_ptr<TokenizerMecab>> TokenizerMecab::open(const Kind& kind, const std::string&) {
  return Error{.code = ErrorCode::kUsage,
               .message = "this build has no MeCab, which the tokeniser " + std::string(kind.name) +
                          " needs (Debian: libmecab-dev to build, mecab-ipadic-utf8 to run)",
               .path = {}};
}

void TokenizerMecab::tokenize(std::string_view, TokenizedText& out) const { out.clear(); }

std::string TokenizerMecab::signature() const { return {}; }

#endif

TokenizerMecab::TokenizerMecab() : impl_(std::make_unique<Impl>()) {}
TokenizerMecab::~TokenizerMecab() = default;

}  // namespace lacuna::text
