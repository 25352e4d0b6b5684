package org.knime.core.node.config.base;

/** Writing access to settings; a key that is written again is replaced. Arrays and texts may be null. */
public interface ConfigBaseWO {

    ConfigBase addConfigBase(String key);

    String getKey();

    void addInt(String key, int value);

    void addIntArray(String key, int... values);

    void addDouble(String key, double value);

    void addDoubleArray(String key, double... values);

    void addLong(String key, long value);

    void addLongArray(String key, long... values);

    void addChar(String key, char value);

    void addCharArray(String key, char... values);

    void addBoolean(String key, boolean value);

    void addBooleanArray(String key, boolean... values);

    void addString(String key, String value);

    void addStringArray(String key, String... values);
}
