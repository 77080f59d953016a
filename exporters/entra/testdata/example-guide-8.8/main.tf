# Terraform reads this file: terraform init, terraform plan, terraform apply. Use it or registrations.sh, not both.
# Sign in before with az login. Apps that the plan knows by their client ID are imported, not made anew.
# A client secret that Terraform makes stands in its state in clear. So it makes none, unless you keep the state safe
# and say -var create_client_secrets=true.

terraform {
  required_version = ">= 1.6"

  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
  }
}

provider "azuread" {
  tenant_id   = "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11"
  environment = "public"
}

variable "create_client_secrets" {
  description = "Makes a client secret for each app that needs one. It stands in the state in clear."
  type        = bool
  default     = false
}

data "azuread_service_principal" "microsoft_graph" {
  client_id = "00000003-0000-0000-c000-000000000000"
}

data "azuread_application" "camunda_management_identity" {
  client_id = "0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01"
}

import {
  to = azuread_application.camunda_management_identity
  id = "/applications/${data.azuread_application.camunda_management_identity.object_id}"
}

resource "azuread_application" "camunda_management_identity" {
  display_name     = "Camunda Management Identity"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = ["http://localhost:8084/auth/login-callback"]

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_management_identity" {
  client_id    = azuread_application.camunda_management_identity.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_management_identity" {
  service_principal_object_id          = azuread_service_principal.camunda_management_identity.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

resource "azuread_application_password" "camunda_management_identity" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_management_identity.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_orchestration_cluster" {
  client_id = "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02"
}

import {
  to = azuread_application.camunda_orchestration_cluster
  id = "/applications/${data.azuread_application.camunda_orchestration_cluster.object_id}"
}

resource "azuread_application" "camunda_orchestration_cluster" {
  display_name     = "Camunda Orchestration Cluster"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = ["http://localhost:8080/sso-callback"]

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_orchestration_cluster" {
  client_id    = azuread_application.camunda_orchestration_cluster.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_orchestration_cluster" {
  service_principal_object_id          = azuread_service_principal.camunda_orchestration_cluster.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

resource "azuread_application_password" "camunda_orchestration_cluster" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_orchestration_cluster.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_optimize" {
  client_id = "2d908c74-b5f3-4c20-a149-7e3f4a5b6c03"
}

import {
  to = azuread_application.camunda_optimize
  id = "/applications/${data.azuread_application.camunda_optimize.object_id}"
}

resource "azuread_application" "camunda_optimize" {
  display_name     = "Camunda Optimize"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = ["http://localhost:8083/api/authentication/callback"]

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_optimize" {
  client_id    = azuread_application.camunda_optimize.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_optimize" {
  service_principal_object_id          = azuread_service_principal.camunda_optimize.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

resource "azuread_application_password" "camunda_optimize" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_optimize.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_web_modeler_ui" {
  client_id = "3ea19d85-c604-4d31-b25a-8f4a5b6c7d04"
}

import {
  to = azuread_application.camunda_web_modeler_ui
  id = "/applications/${data.azuread_application.camunda_web_modeler_ui.object_id}"
}

resource "azuread_application" "camunda_web_modeler_ui" {
  display_name     = "Camunda Web Modeler UI"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = []

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = ["http://localhost:8070/login-callback"]
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_web_modeler_ui" {
  client_id    = azuread_application.camunda_web_modeler_ui.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_web_modeler_ui" {
  service_principal_object_id          = azuread_service_principal.camunda_web_modeler_ui.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

data "azuread_application" "camunda_web_modeler_api" {
  client_id = "4fb2ae96-d715-4e42-836b-904b5c6d7e05"
}

import {
  to = azuread_application.camunda_web_modeler_api
  id = "/applications/${data.azuread_application.camunda_web_modeler_api.object_id}"
}

resource "azuread_application" "camunda_web_modeler_api" {
  display_name     = "Camunda Web Modeler API"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = []

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_web_modeler_api" {
  client_id    = azuread_application.camunda_web_modeler_api.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_web_modeler_api" {
  service_principal_object_id          = azuread_service_principal.camunda_web_modeler_api.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

data "azuread_application" "camunda_console" {
  client_id = "50c3bfa7-e826-4f53-947c-a15c6d7e8f06"
}

import {
  to = azuread_application.camunda_console
  id = "/applications/${data.azuread_application.camunda_console.object_id}"
}

resource "azuread_application" "camunda_console" {
  display_name     = "Camunda Console"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = []

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = ["http://localhost:8087/"]
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_console" {
  client_id    = azuread_application.camunda_console.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_console" {
  service_principal_object_id          = azuread_service_principal.camunda_console.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

output "client_ids" {
  description = "The client IDs, as they belong into the plan."
  value = {
    "Camunda Management Identity"   = azuread_application.camunda_management_identity.client_id
    "Camunda Orchestration Cluster" = azuread_application.camunda_orchestration_cluster.client_id
    "Camunda Optimize"              = azuread_application.camunda_optimize.client_id
    "Camunda Web Modeler UI"        = azuread_application.camunda_web_modeler_ui.client_id
    "Camunda Web Modeler API"       = azuread_application.camunda_web_modeler_api.client_id
    "Camunda Console"               = azuread_application.camunda_console.client_id
  }
}

output "client_secrets" {
  sensitive = true
  value = {
    "Camunda Management Identity"   = one(azuread_application_password.camunda_management_identity[*].value)
    "Camunda Orchestration Cluster" = one(azuread_application_password.camunda_orchestration_cluster[*].value)
    "Camunda Optimize"              = one(azuread_application_password.camunda_optimize[*].value)
  }
}
