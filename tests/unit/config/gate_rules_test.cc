#include "eval/config/gate_rules.h"
