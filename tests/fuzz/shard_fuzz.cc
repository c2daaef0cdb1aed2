// Whatever a shard's lines hold, they are refused or are a set that merges with itself to itself, and has a report or
// an error.
#include <string>
#include <string_view>

#include "eval/base/sha256.h"
#include "eval/base/utf8.h"
#include "eval/pipeline/shards/corpus_report.h"
#include "eval/records/shard.h"
#include "tests/fuzz/expect.h"

namespace {

/// The lines as a writer would have left them: with their checksums, and counted.
std::string with_sums(std::string_view text) {
  std::string shard;
  std::size_t lines = 1;
  const auto add = [&](std::string_view body) {
    if (!body.ends_with('}')) return;
    shard.append(body.substr(0, body.size() - 1)).append(",\"sum\":\"");
    shard.append(lacuna::base::sha256_hex(body).substr(0, 16)).append("\"}\n");
    ++lines;
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  add("{\"end\":{\"lines\":" + std::to_string(lines) + "}}");
  return shard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace records = lacuna::records;
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  if (lacuna::base::first_invalid_utf8(text)) return 0;
  static_cast<void>(records::parse_shard("raw", text).ok());
  const lacuna::Result<records::Shard> shard = records::parse_shard("shard", with_sums(text));
  if (!shard) {
    lacuna::fuzz::expect(!shard.error().message.empty(), "an error has a message");
    return 0;
  }
  records::Shard once;
  constexpr std::size_t kKept = 2;
  lacuna::fuzz::expect(records::add_shard(*shard, "shard", kKept, once).ok(), "a shard is added to nothing");
  const std::string written = records::shard_text(once);
  const lacuna::Result<records::Shard> again = records::parse_shard("again", written);
  lacuna::fuzz::expect(again.ok(), "what was written is read");
  lacuna::fuzz::expect(records::add_shard(*again, "again", kKept, once).ok(), "a shard is added to itself");
  lacuna::fuzz::expect(records::shard_text(once) == written, "and changes nothing");
  const lacuna::Result<lacuna::RunReport> report = lacuna::pipeline::corpus_report(once);
  lacuna::fuzz::expect(report.ok() || !report.error().message.empty(), "an error has a message");
  return 0;
}
