usage() {
  cat <<'USAGE'
registrations.sh makes or updates the app registrations of the plan in Microsoft Entra ID.

  ./registrations.sh                    looks, and says what it would do; changes nothing
  ./registrations.sh --apply            does it; a second run changes nothing more
  ./registrations.sh --undo             gives updated apps back what they were, and names those that it made

  --new-secrets        makes a new client secret where one is kept already
  --secret-end DATE    the last day of new client secrets, such as 2027-06-30; without it Entra gives two years
  --no-consent         leaves admin consent to somebody else
  --another            makes an app although the tenant has one of the same name

It needs bash, the Azure CLI (az login), and kubectl where a client secret is kept in Kubernetes.
It ends with 0 when all is done, 3 when something is left to do by hand, and 1 when it stopped.
Roles: Application Developer to make apps, Cloud Application Administrator to change those of others
and for admin consent.
USAGE
}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'registrations.sh: %s\n' "$*" >&2
  exit 1
}

# left notes what a person has to do by hand; it is shown again at the end.
left() {
  say "  NOT DONE: $*"
  printf '%s\n' "- $shown: $*" >>"$work/left"
}

# graph METHOD PATH QUERY [BODY-FILE [PREFER]] asks Microsoft Graph once. The answer is in $work/answer, what az
# complains of in $work/problem. Bodies are files, so that nothing of them is in the list of processes.
graph() {
  local method=$1 path=$2 query=$3 body=${4:-} prefer=${5:-}
  set -- rest --only-show-errors --method "$method" --resource "$graph" --url "$graph/v1.0/$path" --query "$query" --output tsv
  if [ -n "$body" ]; then
    set -- "$@" --body "@$body" --headers 'Content-Type=application/json'
    if [ -n "$prefer" ]; then
      set -- "$@" "Prefer=$prefer"
    fi
  fi
  az "$@" >"$work/answer" 2>"$work/problem" </dev/null
}

# answer is the first line that az wrote, or nothing.
answer() { head -n 1 "$work/answer" | tr -d '\r' | sed 's/^None$//'; }

# unknown tells that Graph does not know the object.
unknown() { grep -Eq 'Request_ResourceNotFound|Directory_ObjectNotFound' "$work/problem"; }

# lagging tells that Graph may not know yet what was made a moment ago. The directory takes its time, and nothing
# but these answers is worth another try.
lagging() { grep -Eq 'NoBackingApplicationObject|Request_ResourceNotFound|Directory_ObjectNotFound' "$work/problem"; }

# again is graph with more tries, a minute in all, for what builds on an object that was made a moment ago.
again() {
  local seconds
  for seconds in 2 4 8 16 30; do
    if graph "$@"; then
      return 0
    fi
    if ! lagging; then
      return 1
    fi
    say "  the directory does not know it yet; another try in $seconds seconds"
    sleep "$seconds"
  done
  graph "$@"
}

# refused ends with what Graph said, and what that means.
refused() {
  local hint=''
  if grep -q 'Authorization_RequestDenied' "$work/problem"; then
    hint='you lack a role: Application Developer to make apps, Cloud Application Administrator to change those of others'
  elif grep -q 'CredentialTypeNotAllowedAsPerAppPolicy' "$work/problem"; then
    hint='a policy of the tenant forbids client secrets: ask the administrator for an exception for this app'
  elif grep -q 'CredentialInvalidLifetimeAsPerAppPolicy' "$work/problem"; then
    hint='a policy of the tenant wants shorter client secrets: give --secret-end'
  elif grep -q 'ServiceManagementReference' "$work/problem"; then
    hint='the tenant wants a service management reference on each app: make the app in the portal and put its client ID into the plan'
  fi
  cat "$work/problem" >&2
  fail "$shown: $1${hint:+; $hint}"
}

is_guid() { printf '%s' "$1" | grep -Eqx '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'; }

# ids reads the object ID and the client ID from the answer.
ids() {
  object=$(answer | cut -d ' ' -f 1)
  client=$(answer | cut -d ' ' -f 2)
  if ! is_guid "$object" || ! is_guid "$client"; then
    fail "$shown: az gave no object ID and client ID"
  fi
}

# find looks for the app by the plan's client ID, else by the key under which it is made. Both are empty after it
# where there is none.
find_app() {
  object='' client=''
  if [ -n "$app_id" ]; then
    if graph GET "applications(appId='$app_id')?\$select=id,appId" "join(' ', [id, appId])"; then
      ids
    elif unknown; then
      fail "$shown: the tenant has no app with the client ID $app_id; correct it in the plan, or clear it to have the app made"
    else
      refused 'cannot read the app'
    fi
  elif graph GET "applications(uniqueName='$unique')?\$select=id,appId" "join(' ', [id, appId])"; then
    ids
  elif ! unknown; then
    refused 'cannot look for the app'
  else
    find_same_name
  fi
}

# find_same_name keeps from making an app twice that somebody made by hand.
find_same_name() {
  if ! graph GET "applications?\$filter=$same_name&\$select=id,appId" 'value[].appId'; then
    refused 'cannot look for apps of the same name'
  fi
  if [ -s "$work/answer" ] && [ "$another" = no ]; then
    fail "$shown: the tenant has an app of this name, with the client ID $(answer); put that into the plan and export again, or say --another to make a second one"
  fi
}

# write_app makes the app or brings it to what the plan says. Making it is a write under a key that Entra keeps
# unique: the same call again changes the app and makes none.
write_app() {
  if [ -n "$object" ]; then
    losses
    save_before
    if ! again PATCH "applications/$object" '@' "$here/$slug/patch.json"; then
      refused 'cannot update the app'
    fi
    write_groups
    say "  updated"
    return
  fi
  if ! graph PATCH "applications(uniqueName='$unique')" '@' "$here/$slug/application.json" create-if-missing; then
    refused 'cannot make the app'
  fi
  if ! again GET "applications(uniqueName='$unique')?\$select=id,appId" "join(' ', [id, appId])"; then
    refused 'the app is made and cannot be read; run the script again'
  fi
  ids
  printf '%s\n' "$client" >"$here/$slug/made"
  say "  made"
}

# write_groups proposes which groups go into tokens, where the plan does not say and the app sends none yet.
write_groups() {
  if [ -z "$groups" ]; then
    return
  fi
  if ! graph GET "applications/$object?\$select=groupMembershipClaims" 'groupMembershipClaims'; then
    refused 'cannot read which groups the app sends'
  fi
  case $(answer) in
  *SecurityGroup* | *ApplicationGroup* | *All*) return ;;
  esac
  printf '{"groupMembershipClaims":"%s"}\n' "$groups" >"$work/body"
  if ! again PATCH "applications/$object" '@' "$work/body"; then
    refused 'cannot set which groups the app sends'
  fi
  say "  groups in tokens: $groups"
}

# losses says what the app has and the plan does not: an update takes it away, because Graph replaces lists whole.
losses() {
  if ! graph GET "applications/$object?\$select=web,spa,publicClient" '[web.redirectUris, spa.redirectUris, publicClient.redirectUris][]'; then
    refused 'cannot read the redirect URIs'
  fi
  not_in_patch "  takes away the redirect URI"
  if ! graph GET "applications/$object?\$select=requiredResourceAccess" 'requiredResourceAccess[].resourceAccess[].id'; then
    refused 'cannot read the permissions'
  fi
  if grep -q '"requiredResourceAccess"' "$here/$slug/patch.json"; then
    not_in_patch "  takes away the permission"
  fi
}

# not_in_patch shows the lines of the answer that the update does not hold.
not_in_patch() {
  local line
  tr -d '\r' <"$work/answer" | while IFS= read -r line; do
    if [ -n "$line" ] && ! grep -qF "\"$line\"" "$here/$slug/patch.json"; then
      say "$1 $line"
    fi
  done
}

# save_before keeps what the app was before the first change. An app that the script made was nothing before.
save_before() {
  local file="$here/$slug/before.json"
  if [ -e "$file" ] || [ -e "$here/$slug/made" ]; then
    return
  fi
  if ! az rest --only-show-errors --method GET --resource "$graph" \
    --url "$graph/v1.0/applications/$object?\$select=displayName,signInAudience,groupMembershipClaims,api,web,spa,publicClient,optionalClaims,requiredResourceAccess" \
    --query '{displayName: displayName, signInAudience: signInAudience, groupMembershipClaims: groupMembershipClaims, api: {requestedAccessTokenVersion: api.requestedAccessTokenVersion}, web: {redirectUris: web.redirectUris, implicitGrantSettings: web.implicitGrantSettings}, spa: spa, publicClient: publicClient, optionalClaims: optionalClaims, requiredResourceAccess: requiredResourceAccess}' \
    --output json >"$work/before" 2>"$work/problem" </dev/null; then
    refused 'cannot save what the app is now'
  fi
  mv "$work/before" "$file"
  say "  what it was is in $slug/before.json"
}

# write_principal makes the service principal, without which nobody can sign in: az ad app create makes none.
write_principal() {
  find_principal
  if [ -n "$principal" ]; then
    return
  fi
  printf '{"appId":"%s"}\n' "$client" >"$work/body"
  if ! again POST servicePrincipals 'id' "$work/body" && ! grep -q 'ObjectConflict\|already in use' "$work/problem"; then
    refused 'cannot make the service principal'
  fi
  if ! again GET "servicePrincipals(appId='$client')?\$select=id" 'id'; then
    refused 'the service principal is made and cannot be read; run the script again'
  fi
  principal=$(answer)
  say "  service principal made"
}

find_principal() {
  principal=''
  if graph GET "servicePrincipals(appId='$client')?\$select=id" 'id'; then
    principal=$(answer)
  elif ! unknown; then
    refused 'cannot look for the service principal'
  fi
}

# find_consent reads what was granted to everybody: the grant and its scopes.
find_consent() {
  if [ -z "$graph_principal" ]; then
    if ! graph GET "servicePrincipals(appId='$graph_app')?\$select=id" 'id'; then
      refused 'cannot read the service principal of Microsoft Graph'
    fi
    graph_principal=$(answer)
  fi
  if ! graph GET "servicePrincipals/$principal/oauth2PermissionGrants" \
    "value[?resourceId=='$graph_principal' && consentType=='AllPrincipals'].join(' ', [id, scope])"; then
    return 1
  fi
  grant=$(answer | cut -d ' ' -f 1)
  granted=$(answer | cut -d ' ' -f 2- -s)
}

# lacking lists the scopes that nobody granted yet.
lacking() {
  local scope
  for scope in $scopes; do
    case " $granted " in
    *" $scope "*) ;;
    *) printf ' %s' "$scope" ;;
    esac
  done
}

# write_consent grants what the login asks for to everybody, and keeps what was granted before.
write_consent() {
  if [ -z "$scopes" ] || [ "$consent" = no ]; then
    return
  fi
  if ! find_consent; then
    left "admin consent for $scopes: you may not read the grants"
    return
  fi
  local missing
  missing=$(lacking)
  if [ -z "$missing" ]; then
    return
  fi
  if [ -n "$grant" ]; then
    printf '{"scope":"%s"}\n' "$granted$missing" >"$work/body"
    set -- PATCH "oauth2PermissionGrants/$grant"
  else
    printf '{"clientId":"%s","consentType":"AllPrincipals","resourceId":"%s","scope":"%s"}\n' "$principal" "$graph_principal" "$scopes" >"$work/body"
    set -- POST oauth2PermissionGrants
  fi
  if again "$@" '@' "$work/body"; then
    say "  admin consent:$missing"
  elif grep -q 'Authorization_RequestDenied' "$work/problem"; then
    left "admin consent for $scopes: it takes a Cloud Application Administrator"
  else
    refused 'cannot grant admin consent'
  fi
}

# has_secret tells whether the place that the plan names holds a client secret. Where nobody can look, a client
# secret on the app counts.
has_secret() {
  case $secret_store in
  kubernetes)
    if kubectl --namespace "$namespace" get secret "$secret_name" --output "go-template={{with .data}}{{with index . \"$secret_key\"}}yes{{end}}{{end}}" \
      >"$work/answer" 2>"$work/problem" </dev/null; then
      [ "$(answer)" = yes ]
    elif grep -q 'NotFound' "$work/problem"; then
      return 1
    else
      app_has_secret
    fi
    ;;
  file) [ -s "$secret_name" ] ;;
  *) app_has_secret ;;
  esac
}

app_has_secret() {
  [ -n "$object" ] && graph GET "applications/$object?\$select=passwordCredentials" 'passwordCredentials[].keyId' && [ -s "$work/answer" ]
}

# write_secret makes a client secret and puts it where the plan keeps it. It goes from az straight into a file that
# only you can read, and is never shown. A run that breaks off leaves the file; the next one takes it from there.
write_secret() {
  local made="$here/secrets/$slug"
  if [ "$secret_store" = none ]; then
    return
  fi
  if [ ! -s "$made" ]; then
    if [ "$new_secrets" = no ] && has_secret; then
      return
    fi
    make_secret "$made"
  fi
  place_secret "$made"
}

make_secret() {
  mkdir -p "$here/secrets"
  chmod 700 "$here/secrets"
  printf '{"passwordCredential":{"displayName":"entra-studio"%s}}\n' "${secret_end:+,\"endDateTime\":\"${secret_end}T00:00:00Z\"}" >"$work/body"
  if ! again POST "applications/$object/addPassword" 'secretText' "$work/body"; then
    refused 'cannot make a client secret'
  fi
  tr -d '\r\n' <"$work/answer" >"$1"
  : >"$work/answer"
  if [ ! -s "$1" ]; then
    rm -f "$1"
    fail "$shown: az gave no client secret"
  fi
  say "  client secret made"
}

place_secret() {
  case $secret_store in
  kubernetes)
    if ! secret_into_kubernetes "$1"; then
      cat "$work/problem" >&2
      left "the client secret is in secrets/$slug and not in Kubernetes yet; mend what kubectl says and run the script again"
      return
    fi
    ;;
  file)
    if ! install -m 600 -- "$1" "$secret_name" 2>"$work/problem"; then
      cat "$work/problem" >&2
      left "the client secret is in secrets/$slug and not where the plan keeps it yet; mend that and run the script again"
      return
    fi
    ;;
  *)
    left "put the client secret from secrets/$slug into $secret_place, then delete the file"
    return
    ;;
  esac
  rm -f "$1"
  say "  client secret put into $secret_place"
}

# secret_into_kubernetes changes the one key and leaves the others of the Secret alone.
secret_into_kubernetes() {
  if ! kubectl --namespace "$namespace" get secret "$secret_name" --output name >/dev/null 2>"$work/problem" </dev/null; then
    if ! grep -q 'NotFound' "$work/problem"; then
      return 1
    fi
    if ! kubectl --namespace "$namespace" create secret generic "$secret_name" >/dev/null 2>"$work/problem" </dev/null; then
      return 1
    fi
  fi
  {
    printf '{"data":{"%s":"' "$secret_key"
    base64 <"$1" | tr -d '\r\n'
    printf '"}}\n'
  } | kubectl --namespace "$namespace" patch secret "$secret_name" --type merge --patch-file /dev/stdin >/dev/null 2>"$work/problem"
}

# undo_app gives an app back what it was. It deletes none: what was made may be in use by now.
undo_app() {
  if [ -e "$here/$slug/made" ]; then
    left "the script made it; when nothing uses it, run: az ad app delete --id $(cat "$here/$slug/made")"
  elif [ ! -e "$here/$slug/before.json" ]; then
    say "  nothing to undo"
  else
    find_app
    if ! again PATCH "applications/$object" '@' "$here/$slug/before.json"; then
      refused 'cannot give the app back what it was'
    fi
    mv "$here/$slug/before.json" "$here/$slug/undone.json"
    say "  is what it was; its service principal, consent and client secrets stay"
  fi
}

# registration does one app registration, or says what would be done.
registration() {
  say "$shown"
  if [ "$undo" = yes ]; then
    undo_app
    return
  fi
  find_app
  if [ "$apply" = yes ]; then
    write_app
    write_principal
    write_consent
    write_secret
    printf '  - name: %s\n    clientId: %s\n' "$shown" "$client" >>"$work/clients"
    return
  fi
  if [ -z "$object" ]; then
    say "  would be made, with its service principal${scopes:+, admin consent for $scopes}"
  else
    say "  client ID $client: would be updated from $slug/patch.json"
    losses
    find_principal
    if [ -z "$principal" ]; then
      say "  has no service principal: it would be made"
    elif [ -n "$scopes" ] && [ "$consent" = yes ] && find_consent && [ -n "$(lacking)" ]; then
      say "  admin consent would be granted for$(lacking)"
    fi
  fi
  if [ "$secret_store" != none ] && { [ "$new_secrets" = yes ] || ! has_secret; }; then
    say "  a client secret would be made and kept in $secret_place"
  fi
}

options() {
  apply=no undo=no new_secrets=no secret_end='' consent=yes another=no graph_principal=''
  while [ $# -gt 0 ]; do
    case $1 in
    --apply) apply=yes ;;
    --undo) undo=yes ;;
    --new-secrets) new_secrets=yes ;;
    --secret-end)
      secret_end=${2:-}
      printf '%s' "$secret_end" | grep -Eqx '[0-9]{4}-[0-9]{2}-[0-9]{2}' || fail '--secret-end takes a day such as 2027-06-30'
      shift
      ;;
    --no-consent) consent=no ;;
    --another) another=yes ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) fail "$1 is no option; say --help" ;;
    esac
    shift
  done
  if [ "$apply" = yes ] && [ "$undo" = yes ]; then
    fail 'say --apply or --undo, not both'
  fi
}

# signed_in makes sure that az speaks to the plan's cloud and tenant, before anything is read or written.
signed_in() {
  command -v az >/dev/null || fail 'the Azure CLI (az) is not installed'
  local found
  if [ -n "$azure_cloud" ]; then
    found=$(az cloud show --query name --output tsv </dev/null | tr -d '\r')
    if [ "$found" != "$azure_cloud" ]; then
      fail "az speaks to the cloud $found, and the plan is for $azure_cloud; run: az cloud set --name $azure_cloud"
    fi
  fi
  found=$(az account show --query tenantId --output tsv 2>/dev/null </dev/null | tr -d '\r') || found=''
  if [ -z "$found" ]; then
    fail "you are not signed in; run: az login${tenant:+ --tenant $tenant} --allow-no-subscriptions"
  fi
  if [ -n "$tenant" ] && [ "$found" != "$tenant" ]; then
    fail "you are signed in to the tenant $found, and the plan is for $tenant; run: az login --tenant $tenant --allow-no-subscriptions"
  fi
  say "Signed in to the tenant $found."
}

finish() {
  if [ "$apply" = no ] && [ "$undo" = no ]; then
    say 'Nothing was changed. Say --apply to do it.'
    return
  fi
  if [ "$apply" = yes ]; then
    say ''
    say 'The client IDs, as they belong into the plan:'
    say 'registrations:'
    cat "$work/clients"
  fi
  if [ -s "$work/left" ]; then
    say ''
    say 'Left to do by hand:'
    cat "$work/left"
    exit 3
  fi
}

main() {
  options "$@"
  signed_in
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  : >"$work/clients"
  : >"$work/left"
  registrations
  finish
}
