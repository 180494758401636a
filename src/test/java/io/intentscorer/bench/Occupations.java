package io.intentscorer.bench;

import io.intentscorer.domain.persona.LabelledTitle;
import java.util.Map;
import java.util.TreeMap;

/**
 * The department of an occupation of the Standard Occupational Classification (SOC 2018), by the
 * longest beginning of its code that is listed; an occupation that no department of a company
 * stands for has none (nurses, teachers, drivers, crafts, most of production, real estate).
 */
final class Occupations {
  private static final Map<String, String> DEPARTMENTS = new TreeMap<>();

  static {
    put("executive", "11-1011", "43-6011");
    put("marketing", "11-2011", "11-2021", "11-2032", "13-1121", "13-1161", "27-3031");
    put("sales", "11-2022", "41-");
    put("operations", "11-1021", "11-3012", "11-3013", "11-3051", "11-3071", "13-1081", "13-1082");
    put("operations", "43-1011", "43-5", "43-6014", "43-9061", "51-1011", "51-9061");
    put("it", "11-3021", "15-1211", "15-123", "15-124", "15-1299");
    put("security", "15-1212", "15-1299.04", "15-1299.05", "15-1299.06");
    put("data", "15-1221", "15-1243", "15-2", "43-9111");
    put("engineering", "11-9041", "15-1251", "15-1252", "15-1253", "15-1254", "17-2", "17-3");
    put("design", "15-1255", "27-1011", "27-1014", "27-102");
    put("finance", "11-3031", "13-2", "43-3");
    put("procurement", "11-3061", "13-102", "43-3061");
    put("hr", "11-3111", "11-3121", "11-3131", "13-1071", "13-1075", "13-1141", "13-1151");
    put("hr", "43-4161");
    put("legal", "11-9199.01", "13-1041", "23-101", "23-2", "43-6012");
    put("support", "43-4051");
    // Cashiers, counter clerks, models, real estate; gambling cages; police dispatchers and mail.
    put(LabelledTitle.NONE, "41-2011", "41-2012", "41-2021", "41-9012", "41-9021", "41-9022");
    put(LabelledTitle.NONE, "43-3041", "43-5031", "43-5041", "43-5051", "43-5052", "43-5053");
  }

  private Occupations() {}

  private static void put(String department, String... codes) {
    for (String code : codes) {
      DEPARTMENTS.put(code, department);
    }
  }

  static String department(String code) {
    for (int length = code.length(); length > 0; length--) {
      String department = DEPARTMENTS.get(code.substring(0, length));
      if (department != null) {
        return department;
      }
    }
    return LabelledTitle.NONE;
  }
}
