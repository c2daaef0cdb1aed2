#include "eval/base/agree.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/byte_io.h"

namespace lacuna::base {
namespace {

std::string written(const Status& status) {
  if (status) return {};
  const Error& error = status.error();
  ByteWriter writer;
  writer.put(error.code);
  writer.put(error.line);
  writer.put(error.byte);
  writer.put_array(std::span<const char>{error.message});
  writer.put_array(std::span<const char>{error.path});
  return writer.bytes();
}

Error read(std::string_view bytes) {
  ByteReader reader(bytes);
  Error error;
  error.code = reader.get<ErrorCode>();
  error.line = reader.get<std::uint64_t>();
  error.byte = reader.get<std::int64_t>();
  const auto message = reader.get_array<char>();
  const auto path = reader.get_array<char>();
  error.message.assign(message.begin(), message.end());
  error.path.assign(path.begin(), path.end());
  return error;
}

}  // namespace

Status agree(Team& team, const Status& own) {
  const Result<std::vector<std::string>> all = team.all_gather(written(own));
  if (!all) return own ? Status(all.error()) : own;
  for (std::size_t rank = 0; rank < all->size(); ++rank) {
    if ((*all)[rank].empty()) continue;
    Error error = read((*all)[rank]);
    if (rank > 0) error.message.insert(0, std::string("rank ").append(std::to_string(rank)).append(": "));
    return error;
  }
  return {};
}

}  // namespace lacuna::base
