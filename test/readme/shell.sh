# What comes before the shell samples of a section when they are tested. It stands in for the commands that cannot be run
# as they are: in a clone everything is installed already, and a server has to leave the terminal to the next sample.
# CLONE and PROJECT are folders, a clone of the repository and a project that has the package; PORT is free.
set -euo pipefail
cd "$CLONE"

servers=()
trap 'kill "${servers[@]}" 2>/dev/null || true' EXIT

serve() {
  "$@" --port "$PORT" >/dev/null &
  servers+=($!)
  for _ in $(seq 300); do
    command curl --silent --output /dev/null "http://127.0.0.1:$PORT" && return
    sleep 0.1
  done
  echo "$* did not start" >&2
  return 1
}

# Exploring as long as it does by itself is tested with servers, in test/check/.
brief=(--explore 100)

npm() {
  case "$1" in
    # Once for all sections, which run at once.
    ci) if mkdir "$PROJECT/ci-tried" 2>/dev/null; then command npm ci --dry-run; fi ;;
    install) shift && expect_installed "$@" ;;
    start) serve node --import tsx scripts/cli.ts mock "${@:3}" ;;
    test) echo "This is it." ;;
    run) shift && run_script "$@" ;;
    *) command npm "$@" ;;
  esac
}

run_script() {
  case "$*" in
    check*) command npm run check -- "${brief[@]}" "${@:3}" ;;
    # On this document, test/house/ and test/generate/ run two of them; the third would run this test's neighbours again.
    diff | generate | test:quick) node --eval 'if (!require("./package.json").scripts[process.argv[1]]) process.exit(1)' "$1" ;;
    *) command npm run "$@" ;;
  esac
}

npx() {
  if [ "$1" != videosdk-sip-contract ]; then
    command npx "$@"
  elif [ "${2:-}" = mock ] && [[ "$*" != *--help* ]]; then
    serve "$PROJECT/node_modules/.bin/$1" "${@:2}"
  elif [[ "$*" == *--har* ]]; then
    "$PROJECT/node_modules/.bin/$1" "${@:2}"
  elif [ "${2:-}" = check ]; then
    (cd "$PROJECT" && node_modules/.bin/"$1" check "${brief[@]}" "${@:3}")
  else
    (cd "$PROJECT" && node_modules/.bin/"$1" "${@:2}")
  fi
}

curl() { command curl --fail-with-body "$@"; }

# What a sample installs is what the project has.
expect_installed() {
  for argument in "$@"; do
    case "$argument" in
      -*) ;;
      *)
        node --eval '
          const [, folder, wanted] = process.argv;
          const [, name, version] = wanted.match(/^(.+?)(?:@([^@]+))?$/);
          const installed = require(`${folder}/node_modules/${name}/package.json`).version;
          if (version && version !== installed) throw new Error(`${wanted} is not the version that is tested, ${installed}`);
        ' "$PROJECT" "$argument"
        ;;
    esac
  done
}
