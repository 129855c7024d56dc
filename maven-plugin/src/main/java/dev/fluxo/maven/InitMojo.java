package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;

/** Creates or upgrades the tables in ctl and audit, in the control connection. */
@Mojo(name = "init", aggregator = true, requiresProject = false, threadSafe = true)
final class InitMojo extends EtlMojo {
    @Override
    Work prepare(Inputs inputs) {
        return (engine, console) -> {
            boolean changed = engine.init();
            console.info(
                    "OK: the tables in ctl and audit " + (changed ? "were created or upgraded" : "are up to date"));
            if (engine.isEmpty()) {
                console.info("there are no entities yet: mvn etl:new -Detl.table=… drafts one");
            }
        };
    }
}
