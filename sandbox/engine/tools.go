//go:build tools

// Package tools names the Pulumi CLI, so that go.mod and go.sum pin it and all that it needs.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
