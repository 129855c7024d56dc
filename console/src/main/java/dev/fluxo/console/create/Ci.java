package dev.fluxo.console.create;

import org.jspecify.annotations.Nullable;

/** Who runs the checks of pull requests and the load of each night: what its file is called, and which of {@code docs/ci} it is. */
public enum Ci {
    GITHUB(".github/workflows/etl.yml", "ci/github-actions.yml"),
    GITLAB(".gitlab-ci.yml", "ci/gitlab-ci.yml"),
    AZURE("azure-pipelines.yml", "ci/azure-pipelines.yml"),
    JENKINS("Jenkinsfile", "ci/Jenkinsfile"),
    NONE(null, "");

    private final @Nullable String path;
    private final String resource;

    Ci(@Nullable String path, String resource) {
        this.path = path;
        this.resource = resource;
    }

    /** Null where there is none. */
    @Nullable
    String path() {
        return path;
    }

    String resource() {
        return resource;
    }
}
