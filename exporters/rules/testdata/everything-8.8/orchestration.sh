#!/bin/sh
# A POSIX shell runs this script, with curl: ./rules/orchestration.sh --help says how.
# It makes the plan's mapping rules in the Orchestration Cluster; without --apply it asks nobody and changes nothing.
{ set +x; } 2>/dev/null
set -eu
umask 077

# What the plan says.
planned=http://localhost:8080

usage() {
  cat <<'USAGE'
orchestration.sh makes the plan's mapping rules in the Orchestration Cluster and gives them their roles and tenants.

  ./rules/orchestration.sh            lists what it would do; asks nobody, changes nothing
  ./rules/orchestration.sh --apply    does it; a second run changes nothing more

  --token-file FILE    takes the access token from a file

The token comes from --token-file, else from the variable CAMUNDA_TOKEN, else from you, and is not shown. It is an
access token for the cluster's own app registration, of somebody who may create and update mapping rules and update
roles and tenants: the first administrator, or a client with the role admin. It is never put on a command line.
The cluster is at the plan's URL, or at the one in the variable CLUSTER_URL, context path included.

A rule of the same id is brought to what the plan says. Roles and tenants that it has besides stay; nothing is deleted.
It needs curl, and ends with 0 when all is done, 3 when something is left to do by hand, and 1 when it stopped.
USAGE
}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'orchestration.sh: %s\n' "$*" >&2
  exit 1
}

# undone notes what a person has to do by hand.
undone() {
  say "  NOT DONE: $*"
  left=$((left + 1))
}

# ask METHOD WAY BODY asks the cluster; $status is what it answered. The token goes in by curl's standard input, so that
# it is in no list of processes. A cluster under pressure answers 503 and is asked again.
ask() {
  printf '%s' "$3" >"$work/body"
  if ! status=$(printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl --config - --silent --show-error --globoff --path-as-is --max-time 60 --retry 4 \
      --request "$1" --header 'Content-Type: application/json' --header 'Accept: application/json' \
      --data-binary "@$work/body" --output "$work/answer" --write-out '%{http_code}' --url "$cluster/v2/$2"); then
    fail "no answer from $cluster/v2/$2"
  fi
  case $status in
    3??) fail "$cluster/v2/$2 leads elsewhere ($status): is that the cluster's URL, with its context path?" ;;
    401) fail 'the token is not accepted (401): it has expired, or is not for this cluster (entra-studio token says why)' ;;
    403) fail 'the token is accepted, but may not do this (403): it takes CREATE and UPDATE on mapping rules, and UPDATE on roles and tenants' ;;
  esac
}

# answered shows what the cluster said of a problem, in one short line.
answered() { tr -c '[:print:]' ' ' <"$work/answer" | cut -c 1-600; }

# rule ID WAY CLAIM CREATION UPDATE makes one mapping rule, or brings it to what the plan says.
rule() {
  way=$2
  if [ "$apply" = no ]; then
    say "$1: $3"
    return 0
  fi
  made=yes
  say "$1: $3"
  ask POST mapping-rules "$4"
  case $status in
    201) say '  made' ;;
    409) change "$1" "$5" ;;
    *)
      made=no
      undone "it is not made ($status): $(answered)"
      ;;
  esac
}

# change ID UPDATE brings a rule to what the plan says. Where the cluster has none of this id, or will not change it,
# another rule has the same claim and value: a cluster takes such a pair once.
change() {
  ask PUT "mapping-rules/$way" "$2"
  case $status in
    200) say '  was there, and says what the plan says' ;;
    404 | 409)
      made=no
      undone "another rule has the same claim and value ($status): delete that one, or name this one like it in the plan"
      ;;
    *)
      made=no
      undone "it is there and not changed ($status): $(answered)"
      ;;
  esac
}

# give KIND ID WAY gives the rule before a role or a tenant.
give() {
  if [ "$apply" = no ]; then
    say "  $1 $2"
    return 0
  fi
  if [ "$made" = no ]; then
    undone "$1 $2"
    return 0
  fi
  ask PUT "$3/mapping-rules/$way" ''
  case $status in
    204) say "  $1 $2 given" ;;
    409) say "  $1 $2 was given already" ;;
    404) undone "the cluster has no $1 $2, so the rule does not get it: make it first" ;;
    *) undone "$1 $2 is not given ($status): $(answered)" ;;
  esac
}

# find_cluster reads the cluster's address. A token goes over the network encrypted, or stays on this machine.
find_cluster() {
  cluster=${CLUSTER_URL:-$planned}
  cluster=${cluster%/}
  case $cluster in
    '') fail 'the plan does not say where the cluster is: set CLUSTER_URL, such as https://camunda.example.org/orchestration' ;;
    *[!A-Za-z0-9._~:/%-]*) fail "no URL of a cluster: $cluster" ;;
    https://?* | http://localhost | http://localhost[:/]* | http://127.0.0.1 | http://127.0.0.1[:/]*) ;;
    *) fail "$cluster would get the token in clear: set CLUSTER_URL to an https address, or to a port-forward on http://localhost" ;;
  esac
}

# shown_again lets the terminal show again what is typed.
shown_again() {
  if [ -n "$terminal" ]; then
    stty "$terminal"
    terminal=''
    say ''
  fi
}

find_token() {
  token=''
  if [ -n "$token_file" ]; then
    token=$(cat <"$token_file") || fail 'cannot read the token file'
  elif [ -n "${CAMUNDA_TOKEN:-}" ]; then
    token=$CAMUNDA_TOKEN
  elif [ -t 0 ]; then
    terminal=$(stty -g)
    stty -echo -icanon min 1 time 0
    printf 'Access token, not shown: '
    IFS= read -r token || token=''
    shown_again
  fi
  token=${token#[Bb]earer }
  token=${token%"$return"}
  case $token in
    '') fail 'there is no token: give --token-file, or set CAMUNDA_TOKEN' ;;
    *[!A-Za-z0-9._~+/=-]*) fail 'what was given as the token is none: it holds a blank or another odd character' ;;
  esac
}

clean() {
  shown_again
  if [ -n "$work" ]; then
    rm -rf "$work"
  fi
}

main() {
  apply=no token_file='' terminal='' work='' left=0
  return=$(printf '\r')
  while [ $# -gt 0 ]; do
    case $1 in
      --apply) apply=yes ;;
      --token-file)
        [ $# -gt 1 ] || fail '--token-file needs a file'
        token_file=$2
        shift
        ;;
      --token-file=*) token_file=${1#--token-file=} ;;
      -h | --help)
        usage
        return 0
        ;;
      *) fail "there is no option $1; --help lists them" ;;
    esac
    shift
  done
  if [ "$apply" = no ]; then
    say 'Without --apply nothing is asked or changed. These are the rules:'
    rules
    return 0
  fi
  command -v curl >/dev/null || fail 'there is no curl here'
  case $(command -v printf) in
    */*) fail 'this shell has no printf of its own, so others could see the token: run the script with bash or dash' ;;
  esac
  find_cluster
  trap clean EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  find_token
  work=$(mktemp -d)
  say "Cluster: $cluster"
  rules
  if [ "$left" -gt 0 ]; then
    say "$left left to do."
    exit 3
  fi
  say 'All rules are as the plan says.'
}

# Each rule with its way in the API, its claim for a person, and what makes and changes it; then what it gives.
rules() {
  rule operators operators 'groups = 7c0ffee0-0091-4abc-9def-0123456789ab' '{"mappingRuleId":"operators","name":"operators","claimName":"groups","claimValue":"7c0ffee0-0091-4abc-9def-0123456789ab"}' '{"name":"operators","claimName":"groups","claimValue":"7c0ffee0-0091-4abc-9def-0123456789ab"}'
  give role readonly-admin roles/readonly-admin
  rule ops@fernhill.example ops@fernhill.example '$['"'"'https://fernhill.example/roles'"'"'] = it'"'"'s "ops"' '{"mappingRuleId":"ops@fernhill.example","name":"ops@fernhill.example","claimName":"$['"'"'https://fernhill.example/roles'"'"']","claimValue":"it'"'"'s \"ops\""}' '{"name":"ops@fernhill.example","claimName":"$['"'"'https://fernhill.example/roles'"'"']","claimValue":"it'"'"'s \"ops\""}'
  give role admin roles/admin
  give role rpa roles/rpa
  give tenant '<default>' tenants/%3Cdefault%3E
  give tenant retail tenants/retail
}

main "$@"
