#include "eval/records/baseline.h"
