#include "eval/records/suite_cache.h"
