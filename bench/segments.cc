// Synthetic segments for runs that are too large to be stored: lines of "source TAB translation TAB reference" on
// standard output, the same for the same seed, whatever the machine.
//
//     lacuna_segments 100000000 1 | lacuna map check - --src-lang vi --tgt-lang en --name made > made.shard
//
// Texts are of a few dozen words whose renderings are known, so that about as much is left out, or wrong in its number,
// as in what a machine translates: one segment in fifty has lost a word, one in a hundred its number.
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "eval/base/random.h"

namespace {

struct Word {
  std::string_view source;
  std::string_view target;
};

constexpr std::array<Word, 4> kWho = {{{"Chính phủ", "The government"},
                                       {"Công ty", "The company"},
                                       {"Bệnh viện", "The hospital"},
                                       {"Nhà máy", "The factory"}}};
constexpr std::array<Word, 6> kDoes = {
    {{"mua", "buys"}, {"bán", "sells"}, {"xây", "builds"}, {"mở", "opens"}, {"đóng", "closes"}, {"sửa", "repairs"}}};
constexpr std::array<Word, 8> kWhat = {{{"ngôi nhà", "houses"},
                                        {"cây cầu", "bridges"},
                                        {"chiếc xe", "cars"},
                                        {"trường học", "schools"},
                                        {"con đường", "roads"},
                                        {"cửa hàng", "shops"},
                                        {"máy bay", "planes"},
                                        {"quyển sách", "books"}}};
constexpr std::array<Word, 4> kWhere = {
    {{"ở Hà Nội", "in Hanoi"}, {"ở Huế", "in Hue"}, {"ở miền Nam", "in the south"}, {"gần biển", "near the sea"}}};

constexpr std::size_t kBlock = std::size_t{1} << 20U;

std::uint64_t number_of(const char* text) {
  const std::string_view digits(text);
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return code == std::errc() && end == digits.data() + digits.size() ? value : 0;
}

void append_number(std::string& text, std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto [end, code] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  text.append(digits.data(), end);
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t segments = argc > 1 ? number_of(argv[1]) : 0;
  if (segments == 0 || argc > 3) {
    std::fputs("usage: lacuna_segments NUMBER [SEED]\n", stderr);
    return 2;
  }
  lacuna::base::KeyedRandom random(argc > 2 ? number_of(argv[2]) : 1, 0, 0);
  std::string out;
  out.reserve(kBlock + 1024);
  for (std::uint64_t i = 0; i < segments; ++i) {
    const Word& who = kWho[random.below(kWho.size())];
    const Word& does = kDoes[random.below(kDoes.size())];
    const Word& what = kWhat[random.below(kWhat.size())];
    const Word& where = kWhere[random.below(kWhere.size())];
    const std::uint64_t number = 2 + random.below(1000000);
    out.append(who.source).append(" ").append(does.source).append(" ");
    append_number(out, number);
    const bool has_place = random.below(4) == 0;
    out.append(" ").append(what.source);
    if (has_place) out.append(" ").append(where.source);
    out.append(".\t");
    const bool loses = random.below(50) == 0;
    out.append(who.target).append(" ").append(does.target).append(" ");
    append_number(out, random.below(100) == 0 ? number + 1 : number);
    if (!loses) out.append(" ").append(what.target);
    if (!loses && has_place) out.append(" ").append(where.target);
    out.append(".\t").append(who.target).append(" ").append(does.target).append(" ");
    append_number(out, number);
    out.append(" new ").append(what.target);
    if (has_place) out.append(" ").append(where.target);
    out.append(".\n");
    if (out.size() < kBlock && i + 1 < segments) continue;
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 1;  // nobody reads any more
    out.clear();
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
