package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.InvalidSettingsException;
import org.xml.sax.SAXException;

/**
 * Settings: an ordered map from keys to values and further configs. An array is a config with the entries {@code
 * array-size}, {@code 0}, {@code 1}, ...; without {@code array-size} it is a null array.
 */
@SuppressWarnings("ReturnsNullArray")
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {

    private static final String ARRAY_SIZE = "array-size";

    private final Map<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

    public ConfigBase(String key) {
        super(ConfigEntries.config, key);
    }

    /** A new empty config of the same kind. */
    public abstract ConfigBase getInstance(String key);

    protected void put(AbstractConfigEntry e) {
        entries.put(e.getKey(), e);
    }

    protected AbstractConfigEntry get(String key) {
        return entries.get(key);
    }

    /** The value or config of that key, or null. */
    public AbstractConfigEntry getEntry(String key) {
        return get(key);
    }

    public void addEntry(AbstractConfigEntry entry) {
        put(entry);
    }

    private boolean has(ConfigEntries type, String key) {
        AbstractConfigEntry entry = entries.get(key);
        return entry != null && entry.getType() == type;
    }

    private Object value(ConfigEntries type, String name, String key) throws InvalidSettingsException {
        if (!has(type, key)) {
            throw new InvalidSettingsException(name + " for key \"" + key + "\" not found.");
        }
        return ((ValueEntry) entries.get(key)).value();
    }

    @Override
    public final ConfigBase addConfigBase(String key) {
        ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    @Override
    public final ConfigBase getConfigBase(String key) throws InvalidSettingsException {
        if (!has(ConfigEntries.config, key)) {
            throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
        }
        return (ConfigBase) entries.get(key);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public boolean containsKey(String key) {
        return entries.containsKey(key);
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    boolean hasIdenticalValue(AbstractConfigEntry ace) {
        ConfigBase other = (ConfigBase) ace;
        return keySet().equals(other.keySet())
                && entries.values().stream().allMatch(entry -> entry.isIdentical(other.get(entry.getKey())));
    }

    @Override
    public final String toStringValue() {
        return null;
    }

    @Override
    public String toString() {
        return getKey() + "=" + entries.values();
    }

    /** Copies all entries, configs too, over those of the destination. */
    @Override
    public void copyTo(ConfigBaseWO dest) {
        for (AbstractConfigEntry entry : entries.values()) {
            if (entry instanceof ConfigBase) {
                ((ConfigBase) entry).copyTo(dest.addConfigBase(entry.getKey()));
            } else {
                ((ConfigBase) dest).put(entry);
            }
        }
    }

    @Override
    public final void saveToXML(OutputStream os) throws IOException {
        XMLConfig.save(this, os);
    }

    /** Adds what a file holds; closes the stream. */
    public void load(InputStream is) throws IOException {
        try (is) {
            XMLConfig.load(this, is);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void addInt(String key, int value) {
        put(new ValueEntry(ConfigEntries.xint, key, value));
    }

    @Override
    public int getInt(String key) throws InvalidSettingsException {
        return (Integer) value(ConfigEntries.xint, "Int", key);
    }

    @Override
    public int getInt(String key, int def) {
        return has(ConfigEntries.xint, key) ? (Integer) ((ValueEntry) entries.get(key)).value() : def;
    }

    @Override
    public void addDouble(String key, double value) {
        put(new ValueEntry(ConfigEntries.xdouble, key, value));
    }

    @Override
    public double getDouble(String key) throws InvalidSettingsException {
        return (Double) value(ConfigEntries.xdouble, "Double", key);
    }

    @Override
    public double getDouble(String key, double def) {
        return has(ConfigEntries.xdouble, key) ? (Double) ((ValueEntry) entries.get(key)).value() : def;
    }

    @Override
    public void addLong(String key, long value) {
        put(new ValueEntry(ConfigEntries.xlong, key, value));
    }

    @Override
    public long getLong(String key) throws InvalidSettingsException {
        return (Long) value(ConfigEntries.xlong, "Long", key);
    }

    @Override
    public long getLong(String key, long def) {
        return has(ConfigEntries.xlong, key) ? (Long) ((ValueEntry) entries.get(key)).value() : def;
    }

    @Override
    public void addChar(String key, char value) {
        put(new ValueEntry(ConfigEntries.xchar, key, value));
    }

    @Override
    public char getChar(String key) throws InvalidSettingsException {
        return (Character) value(ConfigEntries.xchar, "Char", key);
    }

    @Override
    public char getChar(String key, char def) {
        return has(ConfigEntries.xchar, key) ? (Character) ((ValueEntry) entries.get(key)).value() : def;
    }

    @Override
    public void addBoolean(String key, boolean value) {
        put(new ValueEntry(ConfigEntries.xboolean, key, value));
    }

    @Override
    public boolean getBoolean(String key) throws InvalidSettingsException {
        return (Boolean) value(ConfigEntries.xboolean, "Boolean", key);
    }

    @Override
    public boolean getBoolean(String key, boolean def) {
        return has(ConfigEntries.xboolean, key) ? (Boolean) ((ValueEntry) entries.get(key)).value() : def;
    }

    @Override
    public void addString(String key, String value) {
        put(new ValueEntry(ConfigEntries.xstring, key, value));
    }

    @Override
    public String getString(String key) throws InvalidSettingsException {
        return (String) value(ConfigEntries.xstring, "String", key);
    }

    @Override
    public String getString(String key, String def) {
        return has(ConfigEntries.xstring, key) ? (String) ((ValueEntry) entries.get(key)).value() : def;
    }

    @Override
    public void addStringArray(String key, String... values) {
        ConfigBase array = addConfigBase(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addString(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public String[] getStringArray(String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.getString(Integer.toString(i));
        }
        return values;
    }

    @Override
    public String[] getStringArray(String key, String... def) {
        try {
            return getStringArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }
}
