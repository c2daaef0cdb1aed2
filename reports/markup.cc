#include "reports/markup.h"

#include "reports/code_points.h"

namespace lacuna::reports {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint code = code_point_at(text, position);
    switch (code.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\t':
      case '\n':
      case '\r': out += ' '; break;
      case 0xFFFE:
      case 0xFFFF:
      case kReplacement: out += "\xEF\xBF\xBD"; break;
      default:
        if (is_control(code.value)) {
          out += "&#" + std::to_string(static_cast<unsigned>(picture_of_control(code.value))) + ";";
        } else {
          out.append(text, position, code.end - position);
        }
    }
    position = code.end;
  }
  return out;
}

}  // namespace lacuna::reports
