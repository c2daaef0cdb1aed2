// Segments, words and numbers of any text lie where they say.
#include <string_view>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/numbers.h"
#include "eval/text/segmenter.h"
#include "eval/text/words.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using lacuna::fuzz::expect;
  const std::string_view text = lacuna::fuzz::as_text(data, size);
  if (lacuna::base::first_invalid_utf8(text)) return 0;
  for (const char* language : {"vi", "en"}) {
    std::size_t end = 0;
    for (const auto borders : {lacuna::text::ParagraphBorders::kHard, lacuna::text::ParagraphBorders::kSoft}) {
      const lacuna::text::Segmenter segmenter(language, {.borders = borders});
      end = 0;
      for (const lacuna::text::Segment& segment : segmenter.segment(text)) {
        expect(segment.span.begin >= end && segment.span.end > segment.span.begin, "segments are in order");
        end = segment.span.end;
      }
      expect(end <= text.size(), "segments lie in the text");
    }
    const lacuna::text::WordSplitter splitter(language);
    const std::vector<lacuna::text::Word> words = splitter.split(text);
    end = 0;
    for (const lacuna::text::Word& word : words) {
      expect(word.span.begin >= end && word.span.end > word.span.begin && word.span.end <= text.size(),
             "words are in order");
      expect(!lacuna::base::first_invalid_utf8(word.norm), "a norm is valid UTF-8");
      end = word.span.end;
    }
    end = 0;
    for (const lacuna::text::NumberMention& number : lacuna::text::find_numbers(text, words, language)) {
      expect(number.span.begin >= end && number.span.end > number.span.begin && number.span.end <= text.size(),
             "numbers are in order");
      expect(lacuna::text::same_value(number, number), "a number is itself");
      end = number.span.end;
    }
  }
  return 0;
}
