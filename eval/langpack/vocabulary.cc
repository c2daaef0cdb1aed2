#include "eval/langpack/vocabulary.h"

namespace lacuna::langpack {

Vocabulary::Vocabulary(std::vector<std::string> words) : words_(std::move(words)) {
  ids_.reserve(words_.size());
  for (std::size_t id = 0; id < words_.size(); ++id) ids_.emplace(words_[id], static_cast<WordId>(id));
}

WordId Vocabulary::add(std::string_view word) {
  if (const auto found = ids_.find(word); found != ids_.end()) return found->second;
  const auto id = static_cast<WordId>(words_.size());
  words_.emplace_back(word);
  ids_.emplace(words_.back(), id);
  return id;
}

WordId Vocabulary::find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? kUnknownWord : found->second;
}

}  // namespace lacuna::langpack
