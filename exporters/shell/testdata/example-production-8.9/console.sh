# A POSIX shell reads this file, for the program of the container console:
#   . shell/console.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export CAMUNDA_CONSOLE_CONTEXT_PATH=/console
export CAMUNDA_CONSOLE_OAUTH_TYPE=MICROSOFT
export CAMUNDA_CONSOLE_OAUTH_ISSUER=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_IDENTITY_JWKS_URL=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/discovery/v2.0/keys
export CAMUNDA_IDENTITY_CLIENT_ID=c51ae08b-3727-4581-be57-821b6396e022
export CAMUNDA_IDENTITY_AUDIENCE=c51ae08b-3727-4581-be57-821b6396e022
export CAMUNDA_CONSOLE_OAUTH_WELLKNOWN=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0/.well-known/openid-configuration
