# What goes into the program besides code: migrations, texts, the built web UI, the lists of mailbox providers and passwords. Each becomes a
# source file with `#embed`, so that the product stays one binary.
set(generated ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})

# Writes only when something changed, so that nothing is built again for nothing.
function(write_if_new path content)
  file(CONFIGURE OUTPUT ${path} CONTENT "${content}" @ONLY)
endfunction()

# ---- migrations, in the order of their numbers ----
file(GLOB migration_twins CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.postgresql.sql)
file(GLOB migration_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/migrations ${CMAKE_SOURCE_DIR}/migrations/*.sql)
list(FILTER migration_files EXCLUDE REGEX "\\.postgresql\\.sql$")
list(SORT migration_files)
set(texts "")
set(rows "")
foreach(file IN LISTS migration_files)
  string(SUBSTRING ${file} 0 4 number)
  string(APPEND texts "constexpr char migration_${number}[] = {\n#embed \"${file}\"\n};\n")
  math(EXPR plain "1${number} - 10000")
  set(postgresql "{}")
  string(REGEX REPLACE "(\\.sqlite)?\\.sql$" ".postgresql.sql" twin ${file})
  if(EXISTS ${CMAKE_SOURCE_DIR}/migrations/${twin})
    string(APPEND texts "constexpr char postgresql_${number}[] = {\n#embed \"${twin}\"\n};\n")
    set(postgresql "{postgresql_${number}, sizeof postgresql_${number}}")
  endif()
  string(APPEND rows "        {${plain}, \"${file}\", {migration_${number}, sizeof migration_${number}}, ${postgresql}},\n")
endforeach()
write_if_new(${generated}/migrations.gen.cpp "#include \"db/migrations.h\"

namespace deedbox::db {

namespace {

${texts}
} // namespace

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> all = {
${rows}    };
    return all;
}

} // namespace deedbox::db
")

# ---- the texts of the server: each key becomes a value of an enum, and every language has to have it ----
set(texts_folder ${CMAKE_SOURCE_DIR}/i18n/server)
file(GLOB english_files CONFIGURE_DEPENDS RELATIVE ${texts_folder} ${texts_folder}/*.en.json)
list(SORT english_files)
set(keys "")
set(embedded "")
set(rows "")
foreach(english IN LISTS english_files)
  string(REPLACE ".en.json" "" subject ${english})
  foreach(language en it es)
    set(file ${texts_folder}/${subject}.${language}.json)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} json)
    string(JSON count LENGTH "${json}")
    math(EXPR last "${count} - 1")
    set(${language}_keys "")
    foreach(number RANGE ${last})
      string(JSON key MEMBER "${json}" ${number})
      list(APPEND ${language}_keys ${key})
    endforeach()
    list(SORT ${language}_keys)
    if(NOT ${language}_keys STREQUAL en_keys)
      message(FATAL_ERROR "${file} has other keys than ${english}")
    endif()
    string(APPEND embedded "constexpr char ${subject}_${language}[] = {\n#embed \"${subject}.${language}.json\"\n};\n")
    string(APPEND rows
      "        {Language::${language}, {${subject}_${language}, sizeof ${subject}_${language}}},\n")
  endforeach()
  list(APPEND keys ${en_keys})
endforeach()
list(SORT keys)
list(LENGTH keys count)
set(names "")
set(literals "")
foreach(key IN LISTS keys)
  string(REPLACE "." "_" name ${key})
  string(APPEND names "    ${name},\n")
  string(APPEND literals "    \"${key}\",\n")
endforeach()
write_if_new(${generated}/text_keys.gen.h "#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace deedbox {

/// Every text of the server, named as in i18n/server with `_` for each dot.
enum class Text : std::uint16_t {
${names}};

/// The keys of the texts, in the order of the enum and of the alphabet.
inline constexpr std::array<std::string_view, ${count}> text_keys{
${literals}};

} // namespace deedbox
")
write_if_new(${generated}/texts.gen.cpp "#include \"base/texts.h\"

namespace deedbox {

namespace {

${embedded}
} // namespace

const std::vector<TextFile>& text_files() {
    static const std::vector<TextFile> all = {
${rows}    };
    return all;
}

} // namespace deedbox
")

# ---- the web UI; without it the program serves the API alone ----
file(GLOB_RECURSE ui_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/web/dist ${CMAKE_SOURCE_DIR}/web/dist/*)
list(FILTER ui_files EXCLUDE REGEX "\\.(br|gz|map)$")
set(texts "")
set(rows "")
set(number 0)
foreach(file IN LISTS ui_files)
  math(EXPR number "${number} + 1")
  string(APPEND texts "constexpr char file_${number}[] = {\n#embed \"${file}\"\n};\n")
  set(compressed "")
  foreach(ending br gz)
    if(EXISTS ${CMAKE_SOURCE_DIR}/web/dist/${file}.${ending})
      string(APPEND texts "constexpr char ${ending}_${number}[] = {\n#embed \"${file}.${ending}\"\n};\n")
      string(APPEND compressed ", {${ending}_${number}, sizeof ${ending}_${number}}")
    else()
      string(APPEND compressed ", {}")
    endif()
  endforeach()
  string(APPEND rows "        {\"/${file}\", {file_${number}, sizeof file_${number}}${compressed}},\n")
endforeach()
write_if_new(${generated}/ui_files.gen.cpp "#include \"portal/ui.h\"

namespace deedbox::portal {

namespace {

${texts}
} // namespace

const std::vector<UiFile>& ui_files() {
    static const std::vector<UiFile> all = {
${rows}    };
    return all;
}

} // namespace deedbox::portal
")

# What npm writes when it has installed a folder's packages: what was made without them is made again once it is there.
function(installed_packages folder out)
  set(installed ${folder}/node_modules/.package-lock.json)
  if(NOT EXISTS ${installed})
    set(installed "")
  endif()
  set(${out} ${installed} PARENT_SCOPE)
endfunction()

# ---- mailbox providers, disposable-mail domains and public suffixes, from npm packages where they are installed ----
find_program(NODE node)
set(lists ${CMAKE_SOURCE_DIR}/tools/domain_lists)
set(made_lists ${generated}/mailbox_providers.txt ${generated}/disposable_domains.txt ${generated}/shared_names.txt
  ${generated}/companies_and_providers.txt ${generated}/public_suffix_list.dat)
if(NODE)
  installed_packages(${lists} packages)
  add_custom_command(
    OUTPUT ${made_lists}
    COMMAND ${NODE} ${lists}/make.mjs ${generated}
    DEPENDS ${lists}/make.mjs ${lists}/own_names.mjs ${lists}/own_names.csv ${lists}/package-lock.json
      ${packages}
    VERBATIM)
else()
  message(STATUS "No Node: only our own list of domains goes in, and the API alone is built")
  function(own_names kinds out)
    file(STRINGS ${lists}/own_names.csv names REGEX "^[^,]+,(${kinds}),")
    list(TRANSFORM names REPLACE ",.*" "")
    list(SORT names)
    list(JOIN names "\n" names)
    set(${out} "${names}\n" PARENT_SCOPE)
  endfunction()
  foreach(list IN ITEMS "mailbox_providers=mailbox" "shared_names=shared" "companies_and_providers=both")
    string(REGEX MATCH "^[^=]+" file ${list})
    string(REGEX REPLACE "^[^=]+=" "" kind ${list})
    own_names(${kind} names)
    file(WRITE ${generated}/${file}.txt "${names}")
  endforeach()
  file(WRITE ${generated}/disposable_domains.txt "\n")
  own_names("shared|owner" names)
  file(READ /usr/share/publicsuffix/public_suffix_list.dat suffixes)
  file(WRITE ${generated}/public_suffix_list.dat
    "${suffixes}\n// ===BEGIN PRIVATE DOMAINS===\n${names}// ===END PRIVATE DOMAINS===\n")
endif()
set_source_files_properties(
  ${CMAKE_SOURCE_DIR}/src/accounts/mailbox_providers.cpp ${CMAKE_SOURCE_DIR}/src/base/domain_name.cpp PROPERTIES OBJECT_DEPENDS
  "${made_lists}")

# ---- passwords that many people use, in the same way ----
set(passwords ${CMAKE_SOURCE_DIR}/tools/password_list)
if(NODE)
  installed_packages(${passwords} packages)
  add_custom_command(
    OUTPUT ${generated}/common_passwords.txt
    COMMAND ${NODE} ${passwords}/make.mjs ${generated}
    DEPENDS ${passwords}/make.mjs ${passwords}/own_passwords.txt ${passwords}/package-lock.json
      ${packages}
    VERBATIM)
else()
  file(STRINGS ${passwords}/own_passwords.txt own REGEX "^[^#]")
  list(SORT own)
  list(JOIN own "\n" own)
  file(WRITE ${generated}/common_passwords.txt "${own}\n")
endif()
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/users/password_rules.cpp PROPERTIES OBJECT_DEPENDS
  ${generated}/common_passwords.txt)

set(embedded_sources ${generated}/migrations.gen.cpp ${generated}/texts.gen.cpp ${generated}/ui_files.gen.cpp)
# A constant array in an initializer list is no reason to read the precompiled header.
set_source_files_properties(${generated}/ui_files.gen.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
