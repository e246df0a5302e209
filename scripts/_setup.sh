# Sourced by the other scripts: what the machine needs, and the virtual environment.  POSIX sh.
# Needs: Debian 12 or newer (or a relative of it) and the right to install packages, or those packages already there.

TOP=$(cd "$(dirname "$0")/.." && pwd)
VENV="$TOP/.venv"

RUN_PACKAGES="python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji fonts-dejavu-core"
JUDGE_PACKAGES="openjdk-17-jre-headless libjaxb-java nodejs npm chromium libreoffice-writer-nogui poppler-utils git"

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
  for package in "$@"; do
    if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
      case "$package" in
        # Other packages bring the same programs.
        nodejs) command -v node >/dev/null 2>&1 && continue ;;
        npm) command -v npm >/dev/null 2>&1 && continue ;;
        openjdk-17-jre-headless) command -v java >/dev/null 2>&1 && continue ;;
        git) command -v git >/dev/null 2>&1 && continue ;;
      esac
      printf '%s ' "$package"
    fi
  done
}

need_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    say "This is no Debian: please install what these Debian packages bring: $*"
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" -eq 0 ]; then
    sudo=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo="sudo"
  else
    say "These packages are missing: $missing"
    say "Please have them installed:  apt-get install --no-install-recommends $missing"
    exit 6
  fi
  say "Installing: $missing"
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  # shellcheck disable=SC2086  # the list is meant to fall apart into words
  if ! { $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "The packages could not be installed. Needed: $missing"
    exit 6
  fi
  rm -f "$log"
}

need_python() {
  for python in python3 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      PYTHON=$python
      return 0
    fi
  done
  say "Python 3.11 or newer is needed."
  exit 6
}

# need_venv EXTRAS: the project in its virtual environment, with the extras named; done again only when pyproject.toml changed.
need_venv() {
  need_python
  stamp="$VENV/.installed-$(printf '%s' "$1" | tr ',' '-')"
  if [ ! -x "$VENV/bin/python" ]; then
    say "Making a virtual environment in .venv"
    "$PYTHON" -m venv "$VENV" || { say "The virtual environment could not be made: apt-get install python3-venv"; exit 6; }
  fi
  if [ ! -e "$stamp" ] || [ "$TOP/pyproject.toml" -nt "$stamp" ]; then
    say "Installing multipub${1:+ [$1]} with pip"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$TOP${1:+[$1]}" || {
      say "pip could not install multipub: a package index must be reachable."
      exit 6
    }
    touch "$stamp"
  fi
}
