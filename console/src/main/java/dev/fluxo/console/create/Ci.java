package dev.fluxo.console.create;

import org.jspecify.annotations.Nullable;

/** Who runs the checks of pull requests and the load of each night: what its file is called, and which resource it is. */
public enum Ci {
    GITHUB(".github/workflows/etl.yml", "github.yml"),
    GITLAB(".gitlab-ci.yml", "gitlab.yml"),
    AZURE("azure-pipelines.yml", "azure.yml"),
    JENKINS("Jenkinsfile", "Jenkinsfile"),
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
