# cmake -DPROGRAM=… -DFOLDER=… -DGZIP=… -P LacunaManual.cmake: what the program writes of itself, for the installation:
# FOLDER/man1/*.1.gz, FOLDER/lacuna.bash, FOLDER/_lacuna, FOLDER/lacuna.fish.
cmake_minimum_required(VERSION 3.25)
set(ENV{ASAN_OPTIONS} "detect_leaks=0:$ENV{ASAN_OPTIONS}")

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE "${FOLDER}")
run("${PROGRAM}" manual --output-dir "${FOLDER}/man1")
file(GLOB pages "${FOLDER}/man1/*.1")
run("${GZIP}" -9n ${pages})
foreach(pair IN ITEMS bash=lacuna.bash zsh=_lacuna fish=lacuna.fish)
  string(REGEX MATCH "^(.*)=(.*)$" pair "${pair}")
  execute_process(COMMAND "${PROGRAM}" completion ${CMAKE_MATCH_1} OUTPUT_FILE "${FOLDER}/${CMAKE_MATCH_2}"
    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
