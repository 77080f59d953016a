# A POSIX shell reads this file, for the program of the container console:
#   . shell/console.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export CAMUNDA_IDENTITY_CLIENT_ID=9280ba2e-1534-43fd-b357-71b237d047c9
export CAMUNDA_IDENTITY_AUDIENCE=9280ba2e-1534-43fd-b357-71b237d047c9
export CAMUNDA_CONSOLE_OAUTH_TYPE=MICROSOFT
export CAMUNDA_CONSOLE_OAUTH_ISSUER=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_CONSOLE_OAUTH_JWKSURI=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/discovery/v2.0/keys
export CAMUNDA_CONSOLE_OAUTH_WELLKNOWN=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0/.well-known/openid-configuration
