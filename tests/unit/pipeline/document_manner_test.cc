#include "eval/pipeline/document_manner.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace lacuna::pipeline {
namespace {

using langpack::CoverState;
using metrics::UnitCoverage;

void add_terms(metrics::SideCoverage& side, std::size_t open, std::size_t all) {
  for (std::size_t i = 0; i < all; ++i) {
    side.terms.push_back({.state = i < open ? CoverState::kUncovered : CoverState::kCovered, .content = true});
  }
}

/// A unit of 100 source characters; of ten content terms of each side some are open.
UnitCoverage unit_of(std::size_t target_characters, std::size_t source_open = 1, std::size_t target_open = 1,
                     std::size_t terms = 10) {
  UnitCoverage unit;
  unit.source.characters = 100;
  unit.target.characters = target_characters;
  add_terms(unit.source, source_open, terms);
  add_terms(unit.target, target_open, terms);
  return unit;
}

class DocumentMannerTest : public ::testing::Test {
 protected:
  DocumentMannerTest() {
    pack_.length = {.mean = 0.0, .floor_variance = 0.05, .slope_variance = 1.0};
    pack_.coverage.source.expectations.open_share = 0.1F;
    pack_.coverage.target.expectations.open_share = 0.1F;
  }
  DocumentManner manner_of(const std::vector<UnitCoverage>& units) const {
    DocumentManner manner(pack_);
    for (const UnitCoverage& unit : units) manner.add(unit);
    manner.finish();
    return manner;
  }
  double z(const UnitCoverage& unit) const { return unit.length_z(pack_.length); }

  langpack::LanguagePack pack_;
};

TEST_F(DocumentMannerTest, WithoutUnitsThePackDecides) {
  const UnitCoverage unit = unit_of(60);
  const metrics::UnitContext context = manner_of({}).context(unit);
  EXPECT_LT(z(unit), -1.0);
  EXPECT_EQ(context.length_z, z(unit));
  EXPECT_EQ(context.source_freedom, 0.0);
  EXPECT_EQ(context.target_freedom, 0.0);
}

TEST_F(DocumentMannerTest, WhatIsUsualIsNoSign) {
  const DocumentManner terse = manner_of(std::vector<UnitCoverage>(500, unit_of(60)));
  EXPECT_NEAR(terse.context(unit_of(60)).length_z, 0.0, 0.1);
  EXPECT_GT(terse.context(unit_of(100)).length_z, 1.0);
  EXPECT_LT(terse.context(unit_of(30)).length_z, -1.0);
}

TEST_F(DocumentMannerTest, FewUnitsTellLittle) {
  const UnitCoverage unit = unit_of(60);
  double before = z(unit);
  for (const std::size_t count : {1U, 5U, 20U, 100U}) {
    const double now = manner_of(std::vector<UnitCoverage>(count, unit)).context(unit).length_z;
    EXPECT_LT(before, now) << count;
    EXPECT_LT(now, 0.0) << count;
    before = now;
  }
  EXPECT_LT(manner_of({unit}).context(unit).length_z, 0.75 * z(unit));
}

TEST_F(DocumentMannerTest, MediansAreNotMovedByWhatIsUnusual) {
  std::vector<UnitCoverage> units(60, unit_of(100));
  units.insert(units.end(), 40, unit_of(5, 10, 10));
  const metrics::UnitContext context = manner_of(units).context(unit_of(100));
  EXPECT_NEAR(context.length_z, z(unit_of(100)), 1e-9);
  EXPECT_NEAR(context.source_freedom, 0.0, 1e-6);
  EXPECT_NEAR(context.target_freedom, 0.0, 1e-6);
}

TEST_F(DocumentMannerTest, AFreeTranslationIsForgivenOnTheSideWhereItIsFree) {
  const auto freedom = [&](std::size_t count, std::size_t source_open, std::size_t target_open) {
    return manner_of(std::vector<UnitCoverage>(count, unit_of(100, source_open, target_open))).context(unit_of(100));
  };
  const metrics::UnitContext source = freedom(2000, 5, 1);
  EXPECT_GT(source.source_freedom, 0.5);
  EXPECT_NEAR(source.target_freedom, 0.0, 1e-6);
  EXPECT_GT(freedom(2000, 1, 5).target_freedom, 0.5);
  EXPECT_LT(freedom(10, 5, 1).source_freedom, source.source_freedom);
  EXPECT_LT(freedom(2000, 3, 1).source_freedom, source.source_freedom);
}

TEST_F(DocumentMannerTest, ALiteralTranslationIsNotHeldAgainstAUnit) {
  const metrics::UnitContext context =
      manner_of(std::vector<UnitCoverage>(2000, unit_of(100, 0, 0))).context(unit_of(100));
  EXPECT_EQ(context.source_freedom, 0.0);
  EXPECT_EQ(context.target_freedom, 0.0);
}

TEST_F(DocumentMannerTest, UnitsOfFewTermsDoNotTellOfFreedom) {
  const metrics::UnitContext context =
      manner_of(std::vector<UnitCoverage>(2000, unit_of(100, 2, 2, 2))).context(unit_of(100));
  EXPECT_EQ(context.source_freedom, 0.0);
  EXPECT_EQ(context.target_freedom, 0.0);
}

}  // namespace
}  // namespace lacuna::pipeline
