#include "portal/commands.h"

int main(int argc, char** argv) {
    return deedbox::portal::run(argc, argv);
}
