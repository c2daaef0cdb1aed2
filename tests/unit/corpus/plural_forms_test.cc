#include "eval/corpus/formats/plural_forms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::corpus {
namespace {

/// "forms/form of one", or "none".
std::string shown(std::string_view header) {
  const auto forms = plural_forms(header);
  return forms ? std::to_string(forms->count) + '/' + std::to_string(forms->of_one) : "none";
}

TEST(PluralFormsTest, LanguagesOfOneToSixForms) {
  EXPECT_EQ(shown("nplurals=1; plural=0;"), "1/0");
  EXPECT_EQ(shown("nplurals=2; plural=(n != 1);"), "2/0");
  EXPECT_EQ(shown("nplurals=2; plural=n>1"), "2/0");
  EXPECT_EQ(shown("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"), "3/0");
  EXPECT_EQ(shown("nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);"), "4/1");
  EXPECT_EQ(shown("nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : (n>2 && n<7) ? 2 :(n>6 && n<11) ? 3 : 4;"), "5/0");
  EXPECT_EQ(shown("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"),
            "6/1");
  EXPECT_EQ(shown(" nplurals = 2 ; plural = !(n - 1) ; "), "2/1");
}

TEST(PluralFormsTest, FormsOfFewNumbers) {
  using Forms = std::vector<bool>;
  EXPECT_EQ(plural_forms("nplurals=1; plural=0;")->of_few_numbers, Forms{false});
  EXPECT_EQ(plural_forms("nplurals=2; plural=(n != 1);")->of_few_numbers, (Forms{true, false}));
  EXPECT_EQ(plural_forms("nplurals=2; plural=(n > 1);")->of_few_numbers, (Forms{true, false}));
  EXPECT_EQ(plural_forms("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);")->of_few_numbers,
            (Forms{false, false, true}));
  EXPECT_EQ(plural_forms("nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;")->of_few_numbers, (Forms{true, true, false}));
}

TEST(PluralFormsTest, WhatIsNone) {
  for (const std::string header :
       {"", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2;", "plural=n;", "nplurals=0; plural=0;",
        "nplurals=1; plural=1;", "nplurals=2; plural=n/0;", "nplurals=2; plural=(n;", "nplurals=2; plural=n ? 0;",
        "nplurals=101; plural=0;", "nplurals=2; plural=0 1;", "nplurals=2; plural=99999999999999999999999;"}) {
    EXPECT_EQ(shown(header), "none") << header;
  }
  EXPECT_EQ(shown("nplurals=2; plural=" + std::string(100000, '(')), "none");
  EXPECT_EQ(shown("nplurals=2; plural=" + std::string(100000, '!') + "n"), "none");
}

}  // namespace
}  // namespace lacuna::corpus
