#!/bin/sh
# A POSIX shell runs this script, with kubectl: ./kubernetes/fill-secrets.sh --help says how.
# It puts the values of the Secrets that helm/values.yaml names into Kubernetes. No value is in it, and it passes
# none on as an argument, where other users of this machine could see it.
{ set +x; } 2>/dev/null
set -eu
umask 077
# Values are bytes, whatever the language of this machine.
LC_ALL=C
export LC_ALL

# What the plan says.
namespace=camunda
namespace_manifest='{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"camunda","labels":{"app.kubernetes.io/part-of":"camunda-platform"}}}'

usage() {
  cat <<'USAGE'
fill-secrets.sh puts values into the Kubernetes Secrets that the values file of the plan names.

  ./kubernetes/fill-secrets.sh           says what is missing, and asks for it; what you type is not shown
  ./kubernetes/fill-secrets.sh --list    says what is missing, and changes nothing

  --from FOLDER    takes each value from the file FOLDER/SECRET/KEY, where there is one, and does not ask for it
  --again          puts in values anew that are there already

A value comes from --from, else from the file or variable where the plan keeps it, else from you. A line's end behind
it is left out. Press Enter alone to leave a key as it is. Other keys of a Secret are never touched, and a second run
changes nothing. It goes to the current context of kubectl (1.21 or newer) and makes namespace and Secrets where they
are missing. It ends with 0 when every key has a value, 3 when one has none, and 1 when it stopped.
USAGE
}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'fill-secrets.sh: %s\n' "$*" >&2
  exit 1
}

# shown_again lets the terminal show again what is typed.
shown_again() {
  if [ -n "$terminal" ]; then
    stty "$terminal"
    terminal=''
    say ''
  fi
}

# secret NAME MANIFEST looks at one Secret; the keys that have a value are in $filled after it.
secret() {
  name=$1 manifest=$2 present=no
  # shellcheck disable=SC2016 # The dollars are the template's.
  if ! found=$(kubectl --namespace "$namespace" get secret "$name" --ignore-not-found --output \
    'go-template={{.metadata.name}}{{"\n"}}{{range $key, $value := .data}}{{if $value}}{{$key}}{{"\n"}}{{end}}{{end}}'); then
    fail "kubectl cannot look at the Secret $name in the namespace $namespace"
  fi
  if [ -n "$found" ]; then
    present=yes
  fi
  filled=$(printf '%s\n' "$found" | sed 1d)
}

# key NAME READERS STORE PLACE SHOWN does for one key of that Secret what this pass is for.
key() {
  key=$1 readers=$2 store=$3 place=$4 shown=$5
  state=missing
  case $newline$filled$newline in
    *"$newline$key$newline"*) state='has a value' ;;
  esac
  if [ "$pass" = look ]; then
    say "  $name/$key: $state ($readers)"
    if [ "$state" = missing ]; then
      missing=$((missing + 1))
    fi
  elif [ "$state" = missing ] || [ "$again" = yes ]; then
    fill
  fi
}

# fill finds the value of a key and puts it in.
fill() {
  value='' origin=''
  find_value
  # The end of a line, as Windows writes it too, is never part of a secret.
  while :; do
    case $value in
      *"$return" | *"$newline") value=${value%?} ;;
      *) break ;;
    esac
  done
  if [ -z "$value" ]; then
    if [ "$state" = missing ]; then
      say "  $name/$key: still has no value"
      left=$((left + 1))
    fi
    return 0
  fi
  put
  value=''
  say "  $name/$key: filled from $origin"
}

# find_value takes the first source that has the value.
find_value() {
  if [ -n "$from" ] && [ -e "$from/$name/$key" ]; then
    read_file "$from/$name/$key" "$from/$name/$key"
  elif [ "$store" = file ] && [ -r "$place" ]; then
    read_file "$place" "$shown"
  elif [ "$store" = variable ] && value=$(printenv "$place") && [ -n "$value" ]; then
    origin=$shown
  elif [ -t 0 ]; then
    ask
  fi
}

# read_file PATH SHOWN reads a value from a file.
read_file() {
  if ! value=$(tr -d '\000' <"$1"); then
    fail "cannot read $2"
  fi
  if [ "$(tr -d '\000' <"$1" | wc -c)" != "$(wc -c <"$1")" ]; then
    fail "$2 holds a NUL, so it is no secret that a program reads from its environment"
  fi
  origin=$2
}

# ask reads a value from the terminal, unseen.
ask() {
  kept=''
  if [ -n "$shown" ]; then
    kept="; the plan keeps it in $shown"
  fi
  terminal=$(stty -g)
  stty -echo
  printf '  %s/%s (%s%s), not shown: ' "$name" "$key" "$readers" "$kept"
  IFS= read -r value || value=''
  shown_again
  origin='what you typed'
}

# put writes one key into its Secret. The value goes from the shell's own printf through pipes, so that it is in no
# list of processes. A merge leaves all other keys alone and keeps no copy in an annotation, as kubectl apply would.
put() {
  if [ "$space" = missing ]; then
    if ! printf '%s\n' "$namespace_manifest" | kubectl create --filename=- >/dev/null; then
      fail "kubectl cannot make the namespace $namespace"
    fi
    space=present
  fi
  if [ "$present" = no ]; then
    if ! printf '%s\n' "$manifest" | kubectl --namespace "$namespace" create --filename=- >/dev/null; then
      fail "kubectl cannot make the Secret $name in the namespace $namespace"
    fi
    present=yes
  fi
  encoded=$(printf '%s' "$value" | base64 | tr -d '\r\n')
  if ! printf '{"data":{"%s":"%s"}}\n' "$key" "$encoded" |
    kubectl --namespace "$namespace" patch secret "$name" --type=merge --patch-file=/dev/stdin >/dev/null; then
    fail "kubectl cannot fill the key $key of the Secret $name in the namespace $namespace"
  fi
  encoded=''
}

# look says where the values would go, and which are missing.
look() {
  context=$(kubectl config current-context 2>/dev/null) || context='none is named'
  # Who may write Secrets may not look at namespaces everywhere; then it is taken to be there.
  space='not looked at'
  if found=$(kubectl get namespace "$namespace" --ignore-not-found --output name 2>/dev/null); then
    space=present
    [ -n "$found" ] || space=missing
  fi
  say "Context of kubectl: $context"
  say "Namespace: $namespace ($space)"
  pass=look
  keys
}

# ready stops where something is missing that would let a value be seen or bent.
ready() {
  for tool in kubectl base64 tr sed wc; do
    command -v "$tool" >/dev/null || fail "there is no $tool here"
  done
  case $(command -v printf) in
    */*) fail 'this shell has no printf of its own, so others could see the values: run the script with bash or dash' ;;
  esac
  if [ -n "$from" ] && [ ! -d "$from" ]; then
    fail "--from: $from is no folder"
  fi
}

main() {
  from='' again=no list=no terminal='' missing=0 left=0
  return=$(printf '\r')
  newline='
'
  while [ $# -gt 0 ]; do
    case $1 in
      --from)
        [ $# -gt 1 ] || fail '--from needs a folder'
        from=$2
        shift
        ;;
      --from=*) from=${1#--from=} ;;
      --again) again=yes ;;
      --list) list=yes ;;
      -h | --help)
        usage
        return 0
        ;;
      *) fail "there is no option $1; --help lists them" ;;
    esac
    shift
  done
  ready
  trap shown_again EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  look
  if [ "$list" = no ]; then
    say ''
    pass=fill
    keys
    missing=$left
  fi
  if [ "$missing" -gt 0 ]; then
    say "$missing without a value."
    exit 3
  fi
  say 'Every key has a value.'
}

# The Secrets and keys that helm/values.yaml names, who reads each key, and where the plan keeps its value.
keys() {
  secret entra-credentials '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"entra-credentials","namespace":"camunda","labels":{"app.kubernetes.io/component":"credentials","app.kubernetes.io/part-of":"camunda-platform"}},"type":"Opaque"}'
  key identity-client-secret 'Management Identity, Client secret value' prompt '' ''
  key operate-client-secret 'Operate, Client secret value' prompt '' ''
  key tasklist-client-secret 'Tasklist, Client secret value' prompt '' ''
  key zeebe-client-secret 'Zeebe, Client secret value' prompt '' ''
  key connectors-client-secret 'Connectors, Client secret value' prompt '' ''
  key optimize-client-secret 'Optimize, Client secret value' prompt '' ''
  secret camunda-credentials '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"camunda-credentials","namespace":"camunda","labels":{"app.kubernetes.io/component":"credentials","app.kubernetes.io/part-of":"camunda-platform"}},"type":"Opaque"}'
  key identity-postgresql-user-password 'Management Identity, User password of the bundled database' prompt '' ''
  key identity-postgresql-admin-password 'Management Identity, Administrator password of the bundled database' prompt '' ''
  key webmodeler-postgresql-user-password 'Web Modeler, User password of the bundled database' prompt '' ''
  key webmodeler-postgresql-admin-password 'Web Modeler, Administrator password of the bundled database' prompt '' ''
}

main "$@"
