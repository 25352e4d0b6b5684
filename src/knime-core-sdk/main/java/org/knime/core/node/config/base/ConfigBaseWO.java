package org.knime.core.node.config.base;

/** Writing access to settings; a key that is written again is replaced. Arrays and texts may be null. */
public interface ConfigBaseWO {

    ConfigBase addConfigBase(String key);

    String getKey();

    void addInt(String key, int value);

    void addDouble(String key, double value);

    void addLong(String key, long value);

    void addChar(String key, char value);

    void addBoolean(String key, boolean value);

    void addString(String key, String value);

    void addStringArray(String key, String... values);
}
