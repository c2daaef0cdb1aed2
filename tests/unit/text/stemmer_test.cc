#include "eval/text/stemmer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::text {
namespace {

TEST(Stemmer, EnglishFormsMeetTheirBase) {
  const Stemmer english("en");
  const std::vector<std::vector<std::string>> families = {
      {"develop", "developing", "developed", "develops"},
      {"say", "said", "says", "saying"},
      {"lead", "led", "leading"},
      {"be", "is", "are", "was", "were", "been", "am", "being", "'re", "'m"},
      {"have", "has", "had", "having", "'ve"},
      {"do", "does", "did", "done", "doing"},
      {"go", "goes", "went", "gone", "going"},
      {"take", "took", "taken", "takes", "taking"},
      {"write", "wrote", "written", "writing"},
      {"find", "found", "finding"},
      {"will", "'ll"},
      {"not", "n't"},
      {"child", "children"},
      {"man", "men"},
      {"woman", "women"},
      {"spokesman", "spokesmen"},
      {"life", "lives"},
      {"criterion", "criteria"},
      {"good", "better", "best"},
      {"bad", "worse", "worst"},
      {"achievement", "achievements"},
      {"undertake", "undertook", "undertaken", "undertaking"},
  };
  for (const auto& family : families) {
    for (const std::string& form : family) EXPECT_EQ(english.stem(form), english.stem(family[0])) << form;
  }
}

TEST(Stemmer, EnglishWordsThatMustStayApart) {
  const Stemmer english("en");
  EXPECT_NE(english.stem("people"), english.stem("person"));
  EXPECT_NE(english.stem("wound"), english.stem("wind"));
  EXPECT_NE(english.stem("founded"), english.stem("find"));
  EXPECT_NE(english.stem("specimen"), english.stem("speciman"));
  EXPECT_EQ(english.stem("'s"), "'s");
  EXPECT_EQ(english.stem("u.s"), "u.s");
}

TEST(Stemmer, LanguagesByPrimarySubtag) {
  EXPECT_EQ(Stemmer("en-US").stem("running"), "run");
  EXPECT_EQ(Stemmer("EN").stem("running"), "run");
  EXPECT_EQ(Stemmer("de").stem("häuser"), Stemmer("de").stem("häusern"));
  EXPECT_EQ(Stemmer("fr-CA").stem("maisons"), "maison");
  EXPECT_EQ(Stemmer("nb").stem("husene"), Stemmer("no").stem("huset"));
}

TEST(Stemmer, IdentityWhereThereIsNoStemmer) {
  EXPECT_EQ(Stemmer("vi").stem("những"), "những");
  EXPECT_EQ(Stemmer("zh").stem("running"), "running");
  EXPECT_EQ(Stemmer("").stem("running"), "running");
  EXPECT_EQ(Stemmer("english").stem("running"), "running") << "not a BCP 47 primary subtag";
}

TEST(Stemmer, SaysWhetherThereAreStems) {
  EXPECT_TRUE(Stemmer("en-GB").has_stems());
  EXPECT_TRUE(Stemmer("es").has_stems());
  EXPECT_FALSE(Stemmer("vi").has_stems());
  EXPECT_FALSE(Stemmer("").has_stems());
}

TEST(Stemmer, WhatItRemembersIsWhatItFound) {
  const Stemmer english("en");
  const std::vector<std::string> words = {"running", "went", "children", "'s", "u.s", "politely"};
  std::vector<std::string> first;
  for (const std::string& word : words) first.push_back(english.stem(word));
  // More words than it keeps.
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (char c = 'a'; c <= 'z'; ++c) {
        for (const char* ending : {"ked", "king"}) {
          const std::string word = std::string{a, b, c} + ending;
          const std::string stem = english.stem(word);
          ASSERT_EQ(english.stem(word), stem);
        }
      }
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(english.stem(words[i]), first[i]);
    EXPECT_EQ(Stemmer("en").stem(words[i]), first[i]);
  }
}

TEST(Stemmer, OddInput) {
  const Stemmer english("en");
  EXPECT_EQ(english.stem(""), "");
  EXPECT_EQ(english.stem("日本"), "日本");
  const std::string huge(100000, 'a');
  EXPECT_EQ(english.stem(huge), huge);
}

}  // namespace
}  // namespace lacuna::text
