#include "eval/text/literal_addresses.h"

#include <algorithm>
#include <array>

#include "eval/text/address_endings.h"
#include "eval/text/ascii.h"
#include "eval/text/characters.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kReach = 256;

bool is_token_character(char c) {
  return is_alnum(c) || (c != '\0' && std::string_view("._-~/\\:@+=?&#").find(c) != std::string_view::npos);
}

bool is_url_ascii(char c) {
  return is_alnum(c) || (c != '\0' && std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos);
}

/// Letters that stand in addresses as they are ("/wiki/Đà_Nẵng"); not those of scripts that write without spaces, where
/// a text goes on right behind an address.
bool is_url_letter(char32_t code) {
  return (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7 && !is_space(code));
}

/// End of the characters of a URL from `at` on, as far as they go.
std::size_t skip_url(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char c = text[at];
    if (!is_ascii(c)) {
      if (!is_url_letter(code_point_at(text, at))) break;
      do ++at;
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
      continue;
    }
    if (!is_url_ascii(c)) break;
    const char next = char_at(text, at + 1);
    if (c == '%' && !(is_hex_digit(next) && is_hex_digit(char_at(text, at + 2)))) break;
    if (c == '$' && (next == '{' || next == '(')) break;
    if (c == '&') {
      const std::string_view rest = text.substr(at + 1, 5);
      if (rest.starts_with("quot;") || rest.starts_with("gt;") || rest.starts_with("lt;") || rest.starts_with("#39;") ||
          rest.starts_with("nbsp;")) {
        break;
      }
    }
    if (c == ']' && next == '(') break;  // of Markdown: [https://a.b](…)
    ++at;
  }
  return at;
}

/// `end` before punctuation that belongs to the sentence, and before brackets that were not opened inside.
std::size_t trim_url(std::string_view text, std::size_t begin, std::size_t end) {
  std::ptrdiff_t round = 0;
  std::ptrdiff_t square = 0;
  for (std::size_t i = begin; i < end; ++i) {
    round += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    square += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
  }
  for (; end > begin; --end) {
    const char c = text[end - 1];
    if (c == ')' || c == ']') {
      std::ptrdiff_t& open = c == ')' ? round : square;
      if (open >= 0) break;
      ++open;
    } else if (c == '(' || c == '[') {
      --(c == '(' ? round : square);
    } else if (std::string_view(".,:;!?'*_~&").find(c) == std::string_view::npos) {
      break;
    }
  }
  return end;
}

Literal literal(std::size_t begin, std::size_t end, LiteralKind kind, std::string value) {
  return {.span = {begin, end}, .kind = kind, .value = std::move(value)};
}

/// End of "sub.example.org" from `at` on; only with a dot inside, and a last label of letters.
std::size_t skip_host(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end < at + kReach && (is_alnum(text[end]) || text[end] == '-' || text[end] == '.')) ++end;
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::size_t dot = text.substr(at, end - at).rfind('.');
  if (dot == std::string_view::npos || dot == 0) return at;
  const std::string_view last = text.substr(at + dot + 1, end - at - dot - 1);
  if (last.size() < 2 || !std::all_of(last.begin(), last.end(), [](char c) { return is_letter(c); })) return at;
  return text.substr(at, end - at).find("..") == std::string_view::npos ? end : at;
}

std::optional<Literal> email_at(std::string_view text, std::size_t sign, std::size_t floor) {
  std::size_t begin = sign;
  const auto is_local = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+'; };
  while (begin > floor && begin + 64 > sign && is_local(text[begin - 1])) --begin;
  while (begin < sign && !is_alnum(text[begin]) && text[begin] != '_') ++begin;
  const std::size_t end = skip_host(text, sign + 1);
  if (begin == sign || end == sign + 1) return std::nullopt;
  std::string value = lower(text.substr(begin, end - begin));
  constexpr std::string_view kMailto = "mailto:";
  if (begin >= floor + kMailto.size() && lower(text.substr(begin - kMailto.size(), kMailto.size())) == kMailto) {
    begin -= kMailto.size();
  }
  return literal(begin, end, LiteralKind::kEmail, std::move(value));
}

/// End of a path's characters; spaces are none.
std::size_t skip_path(std::string_view text, std::size_t at, char separator) {
  std::size_t end = at;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == separator ||
                               std::string_view("._-+~@").find(text[end]) != std::string_view::npos)) {
    ++end;
  }
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-' || text[end - 1] == '~')) --end;
  return end;
}

/// What follows the last dot of a file's name, in lower case; empty when no file ends so ("end.So").
std::string file_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::string_view ending = name.substr(dot + 1);
  const auto upper = std::count_if(ending.begin(), ending.end(), [](char c) { return is_upper(c); });
  if (upper != 0 && (ending.size() < 3 || is_lower(ending[1]))) return {};
  std::string small = lower(ending);
  return is_file_ending(small) ? small : std::string();
}

/// A path that says so itself: "C:\…", "\\host\…", "/usr/lib", "~/x", "./x", "../x".
std::optional<Literal> rooted_path(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view token = text.substr(begin, end - begin);
  if (is_letter(char_at(token, 0)) && char_at(token, 1) == ':' && char_at(token, 2) == '\\') {
    const std::size_t stop = skip_path(text, begin + 2, '\\');
    return literal(begin, stop, LiteralKind::kPath, std::string(text.substr(begin, stop - begin)));
  }
  if (token.starts_with("\\\\") && is_alnum(char_at(token, 2))) {
    const std::size_t stop = skip_path(text, begin, '\\');
    const std::string_view path = text.substr(begin, stop - begin);
    if (path.find('\\', 2) == std::string_view::npos) return std::nullopt;
    return literal(begin, stop, LiteralKind::kPath, std::string(path));
  }
  const std::size_t root = token.starts_with("../") ? 2 : token.starts_with("./") || token.starts_with("~/") ? 1 : 0;
  if (char_at(token, root) != '/' || !(is_alnum(char_at(token, root + 1)) || char_at(token, root + 1) == '.')) {
    return std::nullopt;
  }
  const char before = char_before(text, begin);
  if (is_alnum(before) || !is_ascii(before) || before == '>' || before == '}' || before == ')') return std::nullopt;
  const std::size_t stop = skip_path(text, begin, '/');
  const std::string_view path = text.substr(begin, stop - begin);
  const std::size_t second = path.find('/', root + 1);
  const bool deep =
      second != std::string_view::npos && second + 1 < path.size() && path.find("//") == std::string_view::npos;
  if (!deep && root == 0 && file_ending(path).empty()) return std::nullopt;
  std::string value(path);
  if (value.size() > 1 && value.back() == '/') value.pop_back();
  return literal(begin, stop, LiteralKind::kPath, std::move(value));
}

/// "example.org", "example.org/a?b", "notes.txt", "src/main.cc": what the last part before a slash, or at the end,
/// tells.
std::optional<Literal> plain_name(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && !is_alnum(text[begin]) && text[begin] != '.' && text[begin] != '_') ++begin;
  const char before = char_before(text, begin);
  if (begin == end || !is_ascii(before) || is_alnum(before)) return std::nullopt;
  const std::size_t host_end = skip_host(text, begin);
  if (host_end != begin && host_end <= end) {
    const std::string_view host = text.substr(begin, host_end - begin);
    const char after = char_at(text, host_end);
    const bool has_path = after == '/' && host_end + 1 < end && is_alnum(text[host_end + 1]);
    if ((after != '_' && after != '@' && !is_alnum(after)) && is_domain(host, has_path)) {
      std::optional<Literal> url = url_from(text, begin, begin);
      if (!has_path && after != '/' && after != ':' && url) url->span.end = host_end;
      if (url) url->value = plain_url(url->span.of(text));
      return url;
    }
  }
  std::size_t stop = std::min(end, skip_path(text, begin, '/'));
  if (text[begin] == '_' && stop > begin + 2 && text[stop - 1] == '_') {  // set off: _notes.txt_
    ++begin;
    --stop;
  }
  const std::string_view path = text.substr(begin, stop - begin);
  const std::string ending = file_ending(path);
  // "p.h" and "5.c" are no files.
  if (ending.empty() || (ending.size() == 1 && path.size() < 5) || path.find("..") != std::string_view::npos) {
    return std::nullopt;
  }
  return literal(begin, stop, LiteralKind::kPath, std::string(path));
}

/// Where the scheme of a URL begins that ends at the colon at `colon`; `colon` when there is none.
std::size_t scheme_begin(std::string_view text, std::size_t colon, std::size_t floor) {
  std::size_t begin = colon;
  while (begin > floor && begin + 20 > colon && (is_alnum(text[begin - 1]) || text[begin - 1] == '+')) --begin;
  while (begin < colon && !is_letter(text[begin])) ++begin;
  // "truy cậphttps://": a space is missing before.
  const std::string_view scheme = text.substr(begin, colon - begin);
  for (const std::string_view usual : {"https", "http"}) {
    if (scheme.size() > usual.size() && scheme.ends_with(usual)) return colon - usual.size();
  }
  return colon - begin >= 2 ? begin : colon;
}

}  // namespace

std::string plain_url(std::string_view url) {
  const std::size_t colon = url.find("://");
  std::string scheme = colon == std::string_view::npos ? "" : lower(url.substr(0, colon));
  std::string_view rest = colon == std::string_view::npos ? url : url.substr(colon + 3);
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string host = lower(rest.substr(0, host_end));
  std::string_view path = rest.substr(host_end);
  if (host.starts_with("www.")) host.erase(0, 4);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string value = scheme.empty() || scheme == "http" || scheme == "https" ? "" : scheme + "://";
  value += host;
  for (std::size_t i = 0; i < path.size(); ++i) {
    value += path[i];
    if (path.substr(i).starts_with("&amp;")) i += 4;
  }
  return value;
}

std::optional<Literal> url_from(std::string_view text, std::size_t begin, std::size_t host) {
  const std::size_t end = trim_url(text, host, skip_url(text, host));
  if (end == host || !(is_alnum(text[host]) || text[host] == '[' || text[host] == '/' || !is_ascii(text[host]))) {
    return std::nullopt;
  }
  return literal(begin, end, LiteralKind::kUrl, plain_url(text.substr(begin, end - begin)));
}

AddressSearch address_around(std::string_view text, std::size_t at, std::size_t floor) {
  std::size_t begin = at;
  // Behind a sign that was no e-mail address a new one begins, and a text has one sign.
  while (text[at] != '@' && begin > floor && begin + kReach > at && text[begin - 1] != '@' &&
         is_token_character(text[begin - 1])) {
    --begin;
  }
  if (text[at] == '@') {
    std::optional<Literal> email = email_at(text, at, floor);
    const std::size_t after = email ? email->span.end : at + 1;
    return {std::move(email), after};
  }
  std::size_t end = at + 1;
  bool has_sign = false;
  while (end < text.size() && end < at + kReach && is_token_character(text[end]) && !(has_sign && text[end] == '@')) {
    has_sign |= text[end] == '@';
    ++end;
  }
  const std::string_view token = text.substr(begin, end - begin);
  if (const std::size_t colon = token.find("://"); colon != std::string_view::npos) {
    const std::size_t scheme = scheme_begin(text, begin + colon, begin);
    if (scheme < begin + colon) {
      if (std::optional<Literal> url = url_from(text, scheme, begin + colon + 3)) return {url, url->span.end};
    }
  }
  if (const std::size_t www = token.find("www."); www != std::string_view::npos) {
    if (!is_alnum(char_before(text, begin + www)) && skip_host(text, begin + www + 4) != begin + www + 4) {
      if (std::optional<Literal> url = url_from(text, begin + www, begin + www)) return {url, url->span.end};
    }
  }
  if (const std::size_t sign = token.find('@'); sign != std::string_view::npos) {
    if (std::optional<Literal> email = email_at(text, begin + sign, begin)) return {email, email->span.end};
    // A name with its sign ends what can be an address.
    end = std::max(begin + sign, at + 1);
  }
  if (std::optional<Literal> path = rooted_path(text, begin, end)) return {path, std::max(path->span.end, at + 1)};
  if (std::optional<Literal> name = plain_name(text, begin, end)) return {name, std::max(name->span.end, at + 1)};
  return {std::nullopt, end};
}

std::optional<Literal> marked_name_at(std::string_view text, std::size_t at) {
  const char before = char_before(text, at);
  if (is_alnum(before) || before == '_' || before == '&' || before == '#' || before == '@' || before == '/' ||
      before == '\\' ||
      (at > 0 && !is_ascii(before) && !is_space(code_point_at(text, previous_start(text, at))) &&
       is_url_letter(code_point_at(text, previous_start(text, at))))) {
    return std::nullopt;
  }
  const bool hashtag = text[at] == '#';
  std::size_t end = at + 1;
  bool has_letter = false;
  while (end < text.size() && end < at + kReach) {
    const char c = text[end];
    if (is_ascii(c)) {
      if (!is_identifier(c) && !(c == '-' && !hashtag) && !(c == '.' && !hashtag)) break;
      has_letter |= is_letter(c);
      ++end;
      continue;
    }
    if (!hashtag || !is_url_letter(code_point_at(text, end))) break;
    has_letter = true;
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
  while (end > at + 1 && (text[end - 1] == '-' || text[end - 1] == '.')) --end;
  if (!has_letter || end < at + 3 || char_at(text, end) == '@') return std::nullopt;
  if (!hashtag && !is_letter(text[at + 1]) && text[at + 1] != '_') return std::nullopt;
  return literal(at, end, hashtag ? LiteralKind::kHashtag : LiteralKind::kMention,
                 hashtag ? std::string(text.substr(at, end - at)) : lower(text.substr(at, end - at)));
}

}  // namespace lacuna::text
