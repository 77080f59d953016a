# A POSIX shell reads this file, for the program of the container zeebe:
#   . shell/zeebe.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export SPRING_PROFILES_ACTIVE=identity-auth
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_MODE=identity
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_IDENTITY_ISSUERBACKENDURL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_IDENTITY_ISSUERBACKENDURL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_IDENTITY_AUDIENCE=365bf63a-6659-4554-8410-3017ead492d2
export CAMUNDA_IDENTITY_AUDIENCE=365bf63a-6659-4554-8410-3017ead492d2
export ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
