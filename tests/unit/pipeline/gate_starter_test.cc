#include "lacuna/gate.h"
