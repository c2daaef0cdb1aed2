#include "eval/corpus/splice.h"

#include <algorithm>

namespace lacuna::corpus {

std::string spliced(std::string_view bytes, std::vector<Splice> changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const Splice& left, const Splice& right) {
    if (left.old.begin != right.old.begin) return left.old.begin < right.old.begin;
    return left.old.empty() && !right.old.empty();
  });
  std::size_t size = bytes.size();
  for (const Splice& change : changes) size += change.text.size();
  std::string result;
  result.reserve(size);
  std::size_t done = 0;
  for (const Splice& change : changes) {
    result.append(bytes, done, change.old.begin - done);
    result += change.text;
    done = change.old.end;
  }
  return result.append(bytes, done);
}

}  // namespace lacuna::corpus
