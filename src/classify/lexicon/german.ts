import type { Kind } from '../effect.ts';

/** German verbs by kind, without umlauts' dots: infinitives, and the forms that descriptions lead with. */
export const GERMAN: Record<Kind, string> = {
  reads: `abrufen ruft anzeigen zeigt zeige auflisten listet suchen sucht suche durchsuchen durchsucht lesen liest lies
    holen holt finden findet liefert prufen pruft prufe herunterladen ladt exportieren exportiert vergleichen
    vergleicht vergleiche nachschlagen ermitteln ermittelt ermittle abfragen fragt uberprufen uberpruft zahlen
    zahlt`,
  computes: `berechnen berechnet berechne validieren validiert validiere konvertieren konvertiert umwandeln wandelt
    ubersetzen ubersetzt ubersetze analysieren analysiert analysiere schatzen schatzt simulieren simuliert
    simuliere formatieren formatiert zusammenfassen fasst`,
  operates: 'klicken klickt klicke tippen tippt scrollen scrollt navigieren navigiert ausfullen',
  creates: `erstellen erstellt erstelle anlegen legt hinzufugen fugt fuge speichern speichert speichere hochladen
    schreiben schreibt schreibe importieren importiert einfugen kopieren kopiert kopiere duplizieren
    dupliziert erzeugen erzeugt erzeuge generieren generiert registrieren registriert reservieren reserviert
    buchen bucht`,
  changes: `aktualisieren aktualisiert aktualisiere andern andert andere bearbeiten bearbeitet bearbeite setzen setzt
    umbenennen benennt verschieben verschiebt verschiebe konfigurieren konfiguriert zuweisen weist ersetzen
    ersetzt synchronisieren synchronisiert markieren markiert genehmigen genehmigt ablehnen verwalten
    verwaltet anpassen passt`,
  switches: `aktivieren aktiviert deaktivieren deaktiviert archivieren archiviert wiederherstellen schliessen schliesst
    schliesse schließen schließt offnen offnet starten startet pausieren pausiert fortsetzen veroffentlichen
    veroffentlicht sperren entsperren anhalten halt neustarten`,
  unlinks: 'trennen trennt abbestellen losen lost abmelden',
  sends: `senden sendet sende verschicken verschickt schicken schickt benachrichtigen benachrichtigt weiterleiten leitet
    versenden versendet antworten antwortet`,
  grants: `einladen freigeben teilen teilt erteilen erteilt widerrufen widerruft berechtigen blockieren blockiert
    autorisieren autorisiert`,
  executes: 'ausfuhren fuhrt fuhre installieren installiert bereitstellen stellt aufrufen',
  overwrites: 'zurucksetzen uberschreiben uberschreibt leeren leert leere',
  ends: 'beenden beendet beende abbrechen bricht stornieren storniert storniere kundigen kundigt',
  deletes: `loschen loscht losche entfernen entfernt entferne vernichten vernichtet deinstallieren deinstalliert
    bereinigen bereinigt`,
  pays: `bezahlen bezahlt zahle uberweisen uberweist uberweise erstatten erstattet erstatte kaufen kauft kaufe
    verkaufen verkauft abbuchen auszahlen einzahlen`,
};
