package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;

/** Creates or upgrades the tables in ctl and audit, in the control connection. */
@Mojo(name = "init", aggregator = true, requiresProject = false, threadSafe = true)
final class InitMojo extends TellingMojo {}
