#include "lacuna/history.h"
