/// \file
/// Which state of the project under test a run is of.
#pragma once

#include <string>

namespace lacuna::cli {

/// The commit that a CI platform names in the environment (GitHub, GitLab, Jenkins, Azure, TeamCity, Buildkite,
/// CircleCI), else that of the git repository that holds `folder`; empty when there is none.
[[nodiscard]] std::string commit_of(const std::string& folder);

}  // namespace lacuna::cli
