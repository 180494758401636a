package io.intentscorer.wire;

import io.intentscorer.domain.lead.Sweep;
import io.intentscorer.domain.lead.Tally;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Sweeps, and the news of their ends, in their binary form; see {@link StateCodec} on versions. */
public final class SweepCodec {
  private SweepCodec() {}

  /**
   * The news that one partition has been swept.
   *
   * @param versions the versions of the rules that it was swept for, by rule id
   */
  public record Swept(int partition, Map<String, Long> versions, Tally tally) {
    public Swept {
      versions = Map.copyOf(versions);
    }
  }

  /**
   * A verdict that waits for its rule to be swept for.
   *
   * @param verdict the verdict as it was given
   * @param found what the partitions that were swept since have found, by partition
   */
  public record Unswept(RuleVerdict verdict, Map<Integer, Tally> found) {
    public Unswept {
      found = Map.copyOf(found);
    }
  }

  public static byte[] sweep(Sweep sweep) {
    Packer out =
        StateCodec.open().fixed(sweep.rules()).optionalText(sweep.from()).optionalText(sweep.at());
    out.octet(sweep.turned() ? 1 : 0).octet(sweep.done() ? 1 : 0);
    return tally(out, sweep.tally()).number(sweep.begun()).bytes();
  }

  public static Sweep sweep(byte[] bytes) {
    return StateCodec.read(bytes, in -> sweep(in));
  }

  private static Sweep sweep(Unpacker in) {
    long rules = in.fixed();
    return new Sweep(
        // Until form 3 nothing was known to be due: every account is to be looked at again.
        in.isOfForm(3) ? rules : 0,
        in.optionalText(),
        in.optionalText(),
        in.octet() == 1,
        in.octet() == 1,
        tally(in),
        in.number());
  }

  public static byte[] swept(Swept swept) {
    Packer out = StateCodec.open().number(swept.partition());
    out.each(swept.versions(), (id, version) -> out.text(id).number(version));
    return tally(out, swept.tally()).bytes();
  }

  public static Swept swept(byte[] bytes) {
    return StateCodec.read(bytes, in -> swept(in));
  }

  private static Swept swept(Unpacker in) {
    return new Swept((int) in.number(), in.map(in::number), tally(in));
  }

  public static byte[] unswept(Unswept unswept) {
    Packer out =
        StateCodec.open().text(new String(unswept.verdict().write(), StandardCharsets.UTF_8));
    out.each(unswept.found(), (partition, tally) -> tally(out.number(partition), tally));
    return out.bytes();
  }

  public static Unswept unswept(byte[] bytes) {
    return StateCodec.read(bytes, in -> unswept(in));
  }

  private static Unswept unswept(Unpacker in) {
    RuleVerdict verdict =
        RuleVerdict.read(in.text().getBytes(StandardCharsets.UTF_8))
            .orElseThrow(() -> new IllegalStateException("not a verdict"));
    Map<Integer, Tally> found = new HashMap<>();
    int partitions = in.size();
    for (int i = 0; i < partitions; i++) {
      found.put((int) in.number(), tally(in));
    }
    return new Unswept(verdict, found);
  }

  private static Packer tally(Packer out, Tally tally) {
    out.number(tally.accounts()).number(tally.accountsChanged());
    return out.number(tally.leads()).number(tally.leadsChanged());
  }

  private static Tally tally(Unpacker in) {
    return new Tally(in.number(), in.number(), in.number(), in.number());
  }
}
