say() { printf '%s\n' "$*"; }

# forward SERVICE PORTS... leads ports to one service, until it is ended. What kubectl says of each connection is of no
# interest; what goes wrong is shown.
forward() {
  service=$1
  shift
  kubectl --namespace "$namespace" port-forward "service/$release-$service" "$@" >/dev/null &
  running="$running $!"
}

# stop ends all that are running, whatever ended the script.
stop() {
  # From here on the shell tells only of those that it ends, and of signals that come too late.
  exec 2>/dev/null
  trap '' INT TERM HUP
  trap - EXIT
  # The last one has begun, but may not be noted yet. A forward has nothing to put in order, and a gentler signal is lost
  # on a process that the shell has not yet made into kubectl.
  for one in $running ${!-}; do
    kill -KILL "$one" || :
  done
  wait
}

main() {
  case ${1-} in
    '') ;;
    -h | --help)
      say 'port-forward.sh leads ports of this machine to the services of the release, until Ctrl+C ends it.'
      say "It goes to the namespace $namespace in the current context of kubectl, and takes no options."
      return 0
      ;;
    *)
      printf 'port-forward.sh: there is no option %s\n' "$1" >&2
      return 2
      ;;
  esac
  if ! command -v kubectl >/dev/null; then
    printf 'port-forward.sh: there is no kubectl here\n' >&2
    return 1
  fi
  running=''
  trap stop EXIT
  # A second signal would end the script before it has ended the forwards. It is taken and not ignored: bash warns of one
  # that waits to be taken when it comes to be ignored.
  trap 'trap : INT TERM HUP; exit 130' INT
  trap 'trap : INT TERM HUP; exit 143' TERM HUP
  say "Services of the release $release in the namespace $namespace; Ctrl+C ends all:"
  forwards
  wait
  # A forward ends by itself when its pod does.
  printf 'port-forward.sh: all forwards have ended; run it again once the pods are ready\n' >&2
  return 1
}
