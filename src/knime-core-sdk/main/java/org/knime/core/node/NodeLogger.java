package org.knime.core.node;

import java.lang.System.Logger.Level;

/** The log of a class; goes to the logging of the Java platform. */
public final class NodeLogger {

    private final System.Logger log;

    private NodeLogger(String name) {
        this.log = System.getLogger(name);
    }

    public static NodeLogger getLogger(Class<?> c) {
        return getLogger(c.getName());
    }

    public static NodeLogger getLogger(String s) {
        return new NodeLogger(s);
    }

    public void debug(Object o) {
        log.log(Level.DEBUG, o);
    }

    public void info(Object o) {
        log.log(Level.INFO, o);
    }

    public void warn(Object o) {
        log.log(Level.WARNING, o);
    }

    public void warn(Object o, Throwable t) {
        log.log(Level.WARNING, String.valueOf(o), t);
    }

    public void error(Object o) {
        log.log(Level.ERROR, o);
    }

    public void error(Object o, Throwable t) {
        log.log(Level.ERROR, String.valueOf(o), t);
    }
}
