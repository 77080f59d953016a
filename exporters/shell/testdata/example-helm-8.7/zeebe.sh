# A POSIX shell reads this file, for the program of the container zeebe:
#   . shell/zeebe.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export SPRING_PROFILES_ACTIVE=identity-auth
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_MODE=identity
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_IDENTITY_ISSUERBACKENDURL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_IDENTITY_ISSUERBACKENDURL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_IDENTITY_AUDIENCE=2eb73728-2fea-475e-b536-5e1458294a90
export CAMUNDA_IDENTITY_AUDIENCE=2eb73728-2fea-475e-b536-5e1458294a90
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
