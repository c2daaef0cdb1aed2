#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "eval/config/config.h"
#include "eval/pipeline/house_rules.h"
#include "eval/pipeline/starter/suite_finder.h"
#include "eval/pipeline/starter/text_names.h"
#include "eval/pipeline/starter/translation_files.h"
#include "lacuna/gate.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::pipeline {
namespace {

const std::string kPo =
    "msgid \"\"\nmsgstr \"\"\n\"Language: vi\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Open\"\n"
    "msgstr \"Mở\"\n";
const std::string kEnglish =
    "The committee met on Monday to talk about the new library.\nNobody had expected such a long meeting.\n"
    "The doors were closed at ten in the evening.\n";
const std::string kVietnamese =
    "Ủy ban đã họp vào thứ Hai để bàn về thư viện mới.\nKhông ai ngờ cuộc họp lại kéo dài như vậy.\n"
    "Cửa được đóng lúc mười giờ tối.\n";
const std::string kFrench =
    "Le comité s'est réuni lundi pour parler de la nouvelle bibliothèque.\n"
    "Personne ne s'attendait à une réunion aussi longue.\nLes portes ont été fermées à dix heures du soir.\n";

class GateStarter : public test::TempFolderTest {
 protected:
  void write_all(const std::vector<std::pair<std::string, std::string>>& files) const {
    for (const auto& [name, text] : files) folder_.write(name, text);
  }
  [[nodiscard]] std::string text() const {
    const Result<std::string> starter = gate_starter(folder_.path());
    EXPECT_TRUE(starter.ok()) << starter.error().to_string();
    return starter ? *starter : "";
  }
  /// What the program itself reads out of the file.
  [[nodiscard]] config::GateRules rules() const {
    const Result<config::Config> config = config::parse_config(text(), folder_.at("lacuna.json"), known_names());
    EXPECT_TRUE(config.ok()) << config.error().to_string() << "\n" << text();
    return config && config->gate ? *config->gate : config::GateRules{};
  }
  /// "name: texts | hypothesis | references | source | source language > target language", without what is empty.
  [[nodiscard]] std::vector<std::string> suites() const {
    std::vector<std::string> lines;
    for (const config::SuiteRule& suite : rules().suites) {
      std::string line = suite.name + ":";
      if (suite.texts) line += " texts " + suite.texts->written;
      if (suite.hypothesis) line += " hyp " + suite.hypothesis->written;
      for (const config::NamedFile& reference : suite.references) line += " ref " + reference.written;
      if (suite.source) line += " src " + suite.source->written;
      if (!suite.source_language.empty()) line += " from " + suite.source_language;
      if (!suite.target_language.empty()) line += " to " + suite.target_language;
      lines.push_back(line);
    }
    return lines;
  }
};

using Lines = std::vector<std::string>;

TEST_F(GateStarter, AnEmptyFolderGivesATemplateThatParses) {
  const config::GateRules empty = rules();
  EXPECT_TRUE(empty.suites.empty());
  EXPECT_EQ(empty.baseline.path, folder_.at("lacuna.baseline.json"));
  EXPECT_EQ(empty.alpha, config::GateRules{}.alpha);
  EXPECT_EQ(empty.samples, config::GateRules{}.samples);
  EXPECT_EQ(empty.seed, config::GateRules{}.seed);
  EXPECT_EQ(empty.inconclusive, config::GateRules{}.inconclusive);
  EXPECT_NE(text().find("// No translations were found here."), std::string::npos);
}

/// The file with every commented member and suite put in: lines that begin with "// " and a quote or a brace.
std::string without_comment_marks(const std::string& starter) {
  std::string result;
  bool in_prose = false;
  for (std::size_t at = 0; at < starter.size();) {
    const std::size_t end = starter.find('\n', at);
    std::string line = starter.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("    // What is compared.")) in_prose = true;
    if (line.starts_with("    \"suites\"")) in_prose = false;
    const std::size_t mark = line.find("// ");
    const std::size_t first = line.find_first_not_of(" ");
    if (!in_prose && mark != std::string::npos && mark == first) {
      const std::size_t begin = line.find_first_not_of(" ", mark + 3);
      if (begin != std::string::npos && std::string_view{"\"{}"}.find(line[begin]) != std::string_view::npos) {
        line.erase(mark, 3);
      }
    }
    result += line + "\n";
  }
  return result;
}

TEST_F(GateStarter, EveryExampleInItsCommentsIsRight) {
  const std::string all = without_comment_marks(text());
  const Result<config::Config> config = config::parse_config(all, "lacuna.json", known_names());
  ASSERT_TRUE(config.ok()) << config.error().to_string() << "\n" << all;
  EXPECT_FALSE(config->checks.enable.empty());
  EXPECT_FALSE(config->terms.empty());
  EXPECT_FALSE(config->patterns.empty());
  EXPECT_FALSE(config->suppressions.empty());
  ASSERT_TRUE(config->gate.has_value());
  EXPECT_TRUE(config->gate->cache.has_value());
  EXPECT_TRUE(config->gate->history.has_value());
  EXPECT_TRUE(config->gate->accept_for_days.has_value());
  EXPECT_EQ(config->gate->suites.size(), 2U);
}

TEST_F(GateStarter, AnExampleForEveryKeyOfTheGate) {
  const Result<config::Config> wrong =
      config::parse_config(R"({"gate": {"suites": [{"name": "a", "texts": "a.po", "?": 1}]}})", "x", known_names());
  ASSERT_FALSE(wrong.ok());
  const std::string keys = wrong.error().message.substr(wrong.error().message.find("there are: ") + 11) + ", ";
  const std::string starter = text();
  for (std::size_t at = 0; at < keys.size(); at = keys.find(", ", at) + 2) {
    const std::string key = keys.substr(at, keys.find(", ", at) - at);
    EXPECT_NE(starter.find("\"" + key + "\""), std::string::npos) << key;
  }
}

TEST_F(GateStarter, FilesOfBothLanguages) {
  write_all({{"po/vi.po", kPo},
             {"po/app.pot", kPo},
             {"ui/one.po", kPo},
             {"ui/two.po", kPo},
             {"memory/a.tsv", "source\ttarget\n" + std::string("The house is very big and old today.\tNgôi nhà hôm nay "
                                                               "rất lớn và cũ kỹ.\nWe are going to the market in the "
                                                               "morning.\tBuổi sáng chúng tôi đi ra chợ mua rau.\n")},
             {"memory/terms.tsv", "source\ttarget\nhouse\tnhà\n"},
             {"memory/numbers.tsv", "1\t2\n3\t4\n"}});
  EXPECT_EQ(suites(), (Lines{"a: texts memory/a.tsv", "vi: texts po/vi.po", "ui: texts ui/*.po"}));
}

TEST_F(GateStarter, FoldersOfLanguagesAreOneGlob) {
  write_all({{"locale/vi/LC_MESSAGES/app.po", kPo},
             {"locale/fr/LC_MESSAGES/app.po", kPo},
             {"locale/pt_BR/LC_MESSAGES/app.po", kPo},
             {"site/de/a.po", kPo}});
  EXPECT_EQ(suites(), (Lines{"locale: texts locale/*/LC_MESSAGES/app.po", "a: texts site/de/a.po"}));
}

TEST_F(GateStarter, WhatCannotBeReadIsSaidAndLeftOut) {
  write_all({{"a.po", kPo}, {"b.po", "msgid \"never\nclosed"}, {"c.tmx", "<tmx><body>"}, {"empty.xlf", ""}});
  EXPECT_EQ(suites(), (Lines{"a: texts a.po"}));
  EXPECT_NE(text().find("// Left out: b.po: "), std::string::npos);
  EXPECT_NE(text().find("// Left out: c.tmx: "), std::string::npos);
}

TEST_F(GateStarter, APairOfTexts) {
  write_all({{"news.vi", kVietnamese}, {"news.en", kEnglish}});
  EXPECT_EQ(suites(), (Lines{"news: hyp news.vi src news.en from en to vi"}));
  EXPECT_NE(text().find("is a guess"), std::string::npos);
}

TEST_F(GateStarter, TheFolderSaysTheDirection) {
  write_all({{"vi-en/news_b.vi.txt", kVietnamese}, {"vi-en/news_b.en.txt", kEnglish}});
  EXPECT_EQ(suites(), (Lines{"news-b: hyp vi-en/news_b.en.txt src vi-en/news_b.vi.txt from vi to en"}));
  EXPECT_EQ(text().find("is a guess"), std::string::npos);
}

TEST_F(GateStarter, TextsThatAreNoPair) {
  write_all({{"short.vi", "Một dòng.\n"},
             {"short.en", kEnglish},     // another number of lines
             {"three.vi", kVietnamese},  // which of three?
             {"three.en", kEnglish},
             {"three.fr", kFrench},
             {"alone.vi", kVietnamese},
             {"same.en", kEnglish},
             {"same.en.txt", kEnglish},  // one language
             {"binary.vi", std::string("a\0b\nc\nd\n", 8)},
             {"binary.en", kEnglish},
             {"broken.vi", "\xC0\n\xC0\n\xC0\n"},
             {"broken.en", kEnglish},
             {"code.cs", kEnglish},  // English, whatever the ending says
             {"code.tr", kVietnamese},
             {"notes.txt", kEnglish},
             {"empty.vi", ""},
             {"empty.en", ""}});
  EXPECT_EQ(suites(), Lines{});
}

TEST_F(GateStarter, ATripleByItsNames) {
  write_all({{"test.src.vi", kVietnamese}, {"test.ref.en", kEnglish}, {"test.hyp.en", kEnglish}});
  EXPECT_EQ(suites(), (Lines{"test: hyp test.hyp.en ref test.ref.en src test.src.vi from vi to en"}));
  const config::GateRules read = rules();
  ASSERT_EQ(read.suites[0].metrics.size(), 2U);
  EXPECT_EQ(read.suites[0].metrics[0].metric, "chrf++");
  ASSERT_EQ(read.suites[0].budgets.size(), 1U);
  EXPECT_EQ(read.suites[0].budgets[0].max_new, 0U);
}

TEST_F(GateStarter, ATripleWithoutLanguages) {
  write_all({{"wmt/hyp.txt", kEnglish}, {"wmt/ref.txt", kEnglish}, {"wmt/src.txt", kVietnamese}});
  EXPECT_EQ(suites(), (Lines{"wmt: hyp wmt/hyp.txt ref wmt/ref.txt src wmt/src.txt"}));
}

TEST_F(GateStarter, EachTranslationHasTheReferenceOfItsName) {
  write_all({{"news.hyp.en", kEnglish},
             {"news.ref.en", kEnglish},
             {"talks.hyp.en", kEnglish},
             {"talks.ref.en", kEnglish},
             {"talks.src.vi", kVietnamese}});
  EXPECT_EQ(suites(), (Lines{"news: hyp news.hyp.en ref news.ref.en to en",
                             "talks: hyp talks.hyp.en ref talks.ref.en src talks.src.vi from vi to en"}));
}

TEST_F(GateStarter, SystemsInAFolder) {
  write_all({{"test/news.vi", kVietnamese},
             {"test/news.en", kEnglish},
             {"systems/large.en", kEnglish},
             {"systems/small.en", kEnglish}});
  EXPECT_EQ(suites(), (Lines{"news: hyp systems/*.en ref test/news.en src test/news.vi from vi to en"}));
}

TEST_F(GateStarter, SystemsOfSeveralTestSets) {
  write_all({{"refs/news.en", kEnglish},
             {"refs/talks.en", kEnglish + "One more.\n"},
             {"out/a.news.en", kEnglish},
             {"out/b.news.en", kEnglish},
             {"out/a.talks.en", kEnglish + "One more.\n"},
             {"out/b.talks.en", kEnglish + "One more.\n"}});
  EXPECT_EQ(suites(), (Lines{"news: hyp out/*.news.en ref refs/news.en to en",
                             "talks: hyp out/*.talks.en ref refs/talks.en to en"}));
}

TEST_F(GateStarter, SystemsThatShareTheBeginningOfTheirNames) {
  write_all({{"test/news.en", kEnglish},
             {"out/news.a.en", kEnglish},
             {"out/news.b.en", kEnglish},
             {"out/talks.a.en", "Only one line.\n"}});
  EXPECT_EQ(suites(), (Lines{"news: hyp out/news.*.en ref test/news.en to en"}));
}

TEST_F(GateStarter, APatternThatWouldTakeInOthersIsNotWritten) {
  write_all({{"test/news.en", kEnglish},
             {"out/a.en", kEnglish},
             {"out/b.en", kEnglish},
             {"out/half.en", "Only one line.\n"}});
  EXPECT_EQ(suites(), Lines{});
}

TEST_F(GateStarter, TheFoldersOfSharedTasks) {
  write_all({{"wmt/sources/en-fr.txt", kEnglish},
             {"wmt/references/en-fr.refA.txt", kFrench},
             {"wmt/references/en-fr.refB.txt", kFrench},
             {"wmt/system-outputs/en-fr/Online-A.txt", kFrench},
             {"wmt/system-outputs/en-fr/Online-B.txt", kFrench}});
  EXPECT_EQ(suites(), (Lines{"en-fr: hyp wmt/system-outputs/en-fr/*.txt ref wmt/references/en-fr.refA.txt ref "
                             "wmt/references/en-fr.refB.txt src wmt/sources/en-fr.txt from en to fr"}));
}

TEST_F(GateStarter, SystemsWithoutACertainReference) {
  write_all({{"test/news.en", kEnglish}, {"test/talks.en", kEnglish}, {"out/a.en", kEnglish}, {"out/b.en", kEnglish}});
  EXPECT_EQ(suites(), Lines{});
}

TEST_F(GateStarter, NamesThatAreTakenGetANumber) {
  write_all({{"a/x.po", kPo}, {"b/x.po", kPo}, {"x.po", kPo}});
  EXPECT_EQ(suites(), (Lines{"x: texts x.po", "x-2: texts a/x.po", "x-3: texts b/x.po"}));
}

TEST_F(GateStarter, NamesOfFilesThatWouldBreakTheFile) {
  write_all({{"quote\".po", kPo},
             {"back\\slash.xpo/a.po", kPo},
             {"line\nbreak.po", kPo},
             {"star*.po", kPo},
             {"what?.po", kPo},
             {"bytes\xC0.po", kPo},
             {"thư mục/chào.po", kPo}});
  EXPECT_EQ(suites(),
            (Lines{"quote\": texts quote\".po", "a: texts back\\slash.xpo/a.po", "chào: texts thư mục/chào.po"}));
}

TEST_F(GateStarter, WhatIsNotLookedInto) {
  write_all({{".git/a.po", kPo},
             {"node_modules/x/a.po", kPo},
             {"build/a.po", kPo},
             {"cmake-build-debug/a.po", kPo},
             {"1/2/3/deep.po", kPo},
             {"1/2/3/4/deeper.po", kPo},
             {".hidden.po", kPo}});
  std::error_code code;
  std::filesystem::create_directory_symlink(folder_.path(), folder_.at("loop"), code);
  EXPECT_EQ(suites(), (Lines{"deep: texts 1/2/3/deep.po"}));
}

TEST_F(GateStarter, StopsAtManyFiles) {
  for (std::size_t i = 0; i < kMostFiles; ++i) folder_.write("a/" + std::to_string(i), "");
  folder_.write("b/x.po", kPo);
  EXPECT_EQ(suites(), Lines{});
  EXPECT_NE(text().find("// Only the first 2000 files were looked at."), std::string::npos);
}

TEST_F(GateStarter, ManySuitesAreCut) {
  for (std::size_t i = 0; i < 51; ++i) folder_.write("f" + std::to_string(i) + "/x.po", kPo);
  EXPECT_EQ(rules().suites.size(), 50U);
  EXPECT_NE(text().find("// The first 50 of 51"), std::string::npos);
}

TEST_F(GateStarter, AFolderThatIsNotThere) {
  const Result<std::string> starter = gate_starter(folder_.at("none"));
  ASSERT_FALSE(starter.ok());
  EXPECT_EQ(starter.error().code, ErrorCode::kIo);
  EXPECT_EQ(starter.error().path, folder_.at("none"));
}

/// "role language root stem pair", "-" for what is empty.
std::string said_by(const std::string& path) {
  const std::optional<TextName> name = text_name(path);
  if (!name) return "no text";
  const auto shown = [](const std::string& text) { return " " + (text.empty() ? "-" : text); };
  static constexpr const char* kRoles[] = {"none", "source", "reference", "hypothesis"};
  return kRoles[static_cast<std::size_t>(name->role)] + shown(name->language) + shown(name->root) + shown(name->stem) +
         shown(name->pair_source + name->pair_target);
}

TEST(TextNames, WhatANameSays) {
  EXPECT_EQ(said_by("news.vi"), "none vi - news -");
  EXPECT_EQ(said_by("a/news.en.txt"), "none en a/ news -");
  EXPECT_EQ(said_by("a/news.pt-BR.TXT"), "none pt-BR a/ news -");
  EXPECT_EQ(said_by("a/news_vi.txt"), "none vi a/ news -");
  EXPECT_EQ(said_by("test.ref2.en"), "reference en - test -");
  EXPECT_EQ(said_by("test.src"), "source - - test -");
  EXPECT_EQ(said_by("hyp"), "hypothesis - - - -");
  EXPECT_EQ(said_by("t/wmt20.en-fr.ref"), "reference fr t/ wmt20 enfr");
  EXPECT_EQ(said_by("t/wmt20-enfr-src.en"), "source en t/ wmt20.enfr -");
  EXPECT_EQ(said_by("wmt/systems/x.en"), "hypothesis en wmt/ x -");
  EXPECT_EQ(said_by("wmt/systems/vi-en/x.txt"), "hypothesis en wmt/ x vien");
  EXPECT_EQ(said_by("vi-en/news/a.vi.txt"), "none vi vi-en/news/ a vien");
  for (const char* none : {"README.md", "notes.txt", "main.py", "hyp.json", "Makefile", "ref.tar", ".en.bak", "a/"}) {
    EXPECT_EQ(said_by(none), "no text") << none;
  }
}

}  // namespace
}  // namespace lacuna::pipeline
