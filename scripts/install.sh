# shellcheck shell=bash
# Sourced by `run` and `test`: installs what is missing, and only that, so that a second call costs nothing.
#
#   install_for_build   compiler, libraries, Node and the packages of the web UI
#   install_for_tests   that, and what only `./test` needs
#   use_node            puts a Node that is new enough on PATH
#   npm_in FOLDER …     npm in a folder

for_build=(
    clang-19 libclang-rt-19-dev lld-19 llvm-19 cmake ninja-build ccache pkg-config git ca-certificates
    libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev libsqlite3-dev libspdlog-dev libfmt-dev
    libpq-dev
    libtomlplusplus-dev libcli11-dev prometheus-cpp-dev libcurl4-openssl-dev libicu-dev libkainjow-mustache-dev
    libsodium-dev libpsl-dev publicsuffix libidn2-dev libgmime-3.0-dev libmimalloc-dev
    libpango1.0-dev libcairo2-dev libqpdf-dev fonts-dejavu-core libunbound-dev dns-root-data
)
for_tests=(
    clang-format-19 clang-tidy-19 libgtest-dev libgmock-dev libbenchmark-dev sqlite3 curl jq shellcheck
    chromium fonts-noto-core fonts-noto-cjk wrk postgresql-15 postfix spamassassin openssl poppler-utils knot
)

install_for_build() {
    local packages=("${for_build[@]}")
    command -v node >/dev/null || packages+=(nodejs)
    command -v npm >/dev/null || packages+=(npm)
    install_packages "${packages[@]}"
    use_node
    install_modules tools/domain_lists tools/password_list web
}

install_for_tests() {
    no_cluster_of_postgresql
    no_postfix_of_the_machine
    no_knot_of_the_machine
    install_packages "${for_tests[@]}"
    install_for_build
    install_modules tests/e2e tests/contract tests/lighthouse web/tools/openapi tools/lint
}

install_packages() {
    local package missing=()
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    [[ ${#missing[@]} -eq 0 ]] && return
    echo "Installing Debian packages: ${missing[*]}"
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends -o Acquire::Retries=3 "${missing[@]}"
}

# The tests start servers of their own. Debian's package would add one that runs on port 5432, for nobody.
no_cluster_of_postgresql() {
    local settings=/etc/postgresql-common/createcluster.conf
    [[ $(dpkg-query -W -f '${db:Status-Status}' postgresql-15 2>/dev/null) == installed ]] && return
    install_packages postgresql-common
    as_root sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' "$settings"
}

# Nor does the machine get a mail server: without a configuration the package starts none.
no_postfix_of_the_machine() {
    [[ $(dpkg-query -W -f '${db:Status-Status}' postfix 2>/dev/null) == installed ]] && return
    echo 'postfix postfix/main_mailer_type select No configuration' | as_root debconf-set-selections
}

# Nor a name server: a unit that is masked is not started by its package.
no_knot_of_the_machine() {
    [[ $(dpkg-query -W -f '${db:Status-Status}' knot 2>/dev/null) == installed ]] && return
    as_root mkdir -p /etc/systemd/system
    as_root ln -sf /dev/null /etc/systemd/system/knot.service
}

as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Installing packages needs root or sudo" >&2
        return 1
    fi
}

npm_in() {
    local folder=$1
    shift
    (cd "$folder" && npm "$@")
}

# Vite needs Node 20.19 or newer, and Debian 12 has 18. Then a newer one comes from npm and goes first on PATH, and with it
# an npm: Debian's leaves out what its own Node is too old for, and runs on no other.
use_node() {
    node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' &&
        return
    if [[ $(uname -m) != x86_64 ]]; then
        echo "Node $(node --version) is too old: install Node 20.19 or newer and put it on PATH" >&2
        return 1
    fi
    install_modules tools/node
    PATH=$PWD/tools/node/node_modules/.bin:$PATH
}

# npm writes node_modules/.package-lock.json last: older than the lock means not installed, or for another lock.
# `npm ci` would refuse a lock without the binaries for other systems (Biome's for Android), which not every registry
# has; `install --no-save` takes the very versions of the lock as well, and leaves the lock alone.
install_modules() {
    local folder
    for folder in "$@"; do
        [[ -f $folder/package-lock.json ]] || continue
        [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] && continue
        echo "Installing npm packages of $folder"
        npm_in "$folder" install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
    done
}

# The pages are built before the program, which carries them inside.
build_ui() {
    local built=web/dist/index.html
    [[ -f $built && -z $(find web i18n \( -name node_modules -o -name dist \) -prune -o -newer "$built" -print -quit) ]] &&
        return
    npm_in web run build
}
