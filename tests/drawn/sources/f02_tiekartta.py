from kit import *
def run(name,plan,th,ps,css,L,cfg):
    pg=[1]
    def foot():
        pg[0]+=1
        return f'<div class="foot"><span class="blk">{esc(cfg["foot"])}</span><span class="blk">{esc(cfg["pg"].format(pg[0]))}</span></div>'
    h=f'<section class="page cover" data-kind="cover"><h1 data-t>{esc(cfg["cover"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['cover'][1:])+'</section>'
    h+=f'<section class="page" data-kind="agenda" data-theme=""><h1>{esc(cfg["agenda"])}</h1><div class="stops">'+''.join(f'<div class="stop"><span class="blk no">{esc(cfg["lab"].format(t[0]))}</span><p>{esc(t[1])}</p></div>' for t in th)+f'</div><div class="note">'+''.join(f'<p>{esc(x)}</p>' for x in cfg['agtext'])+f'</div>{foot()}</section>'
    if cfg.get('ph'): h+=f'<section class="page"><h1>{esc(cfg["phh"])}</h1><div class="wide">{ul("ph",cfg["ph"])}</div>{foot()}</section>'
    years=cfg['years']
    for t in th:
        n=t[0]
        h+=f'<section class="page" data-kind="projects" data-theme="{n}"><h1 data-t>{esc(cfg["lab"].format(n))}: {esc(t[1])}</h1><div class="board" style="grid-template-columns:repeat({len(years)*4},1fr)">'
        for i,y in enumerate(years): h+=f'<div class="yr" style="grid-column:{i*4+1}/span 4;grid-row:1">{y}</div>'
        for r,p in enumerate([p for p in ps if p.th==n]):
            a,b=p.x['span']
            org=p.x.get('org') or ', '.join([f'{x} ({L["lead"]})' for x in p.lead]+p.others)
            if cfg['style']=='inline': inner=f'<b>{esc(p.name)}</b> <span>{esc(p.pt)}</span> <span>{esc(", ".join(p.fs))}</span><br><span>{esc(org)}</span>'
            else: inner=f'<b>{esc(p.name)}</b><br>{esc(org)}<br><i>{esc(L["fun"])} {esc(" ja ".join(p.fs))} | {esc(p.pt)}</i>'
            h+=f'<div class="bar fit c{r%3}" data-m="{p.key}" data-th="{n}" style="grid-column:{a+1}/{b+1};grid-row:{r+2}">{inner}</div>'
        h+=f'</div>'
        strip=f'<div class="strip"><div><h3>{esc(L["cs"])}</h3>{ul(f"{n}.cs",t[2])}</div><div><h3>{esc(L["st"])}</h3>{ul(f"{n}.st",t[3])}</div><div><h3>{esc(L["dt"])}</h3>{ul(f"{n}.dt",t[4])}</div></div>'
        if cfg['strip']=='same': h+=strip+foot()+'</section>'
        else: h+=foot()+f'</section><section class="page" data-kind="current_state" data-theme="{n}"><h1 data-t>{esc(cfg["lab"].format(n))}: {esc(cfg["bg"])}</h1>{strip}{foot()}</section>'
    h+=f'<section class="page" data-kind="projects" data-theme=""><h1>{esc(cfg["gloss"])}</h1><div class="gloss">'
    for p in sorted(ps,key=lambda p:p.name.lower()):
        h+=f'<p data-m="{p.key}" data-n="2" data-th=""><b>{esc(p.name)}</b>{cfg["sep"]}{esc(p.desc)}</p>'
    h+=f'</div>{foot()}</section>'
    build(name,h,css,plan,ps,[(t[0],t[1],t[5] if len(t)>5 else None,[cfg['lab'].format(t[0])+': '+t[1]]) for t in th],about='Boards name the projects with their data, the last page tells what they are: two mentions each.')
BASE='''@page{size:338.7mm 190.5mm;margin:0}.page{width:338.7mm;height:190.5mm;position:relative;break-after:page;padding:11mm 14mm}ul{margin:0;padding-left:5mm}
.board{display:grid;grid-auto-rows:min-content;row-gap:3mm}.foot{position:absolute;left:14mm;right:14mm;bottom:4mm;display:flex;justify-content:space-between;font-size:8pt}.strip{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8mm}.stops{display:flex;gap:8mm}.gloss p{break-inside:avoid}
'''
CA=BASE+'''body{font-family:"Roboto";font-size:9.6pt;color:#1d2733;line-height:1.32}h1{font-size:22pt;color:#14324f;margin-bottom:5mm}.cover{background:linear-gradient(120deg,#14324f,#2a7f9e);color:#fff;padding-top:60mm}.cover h1{color:#fff;font-size:42pt;line-height:1.1}.cover p{font-size:16pt;margin-top:3mm}
.yr{background:#14324f;color:#fff;text-align:center;font-weight:700;padding:1.5mm;border-right:1px solid #fff}.bar{border-radius:2.5mm;padding:1.6mm 3mm;overflow:hidden}.c0{background:#d4ecf4}.c1{background:#fde6c4}.c2{background:#dcefd6}.bar b{font-size:10.4pt}
.strip{position:absolute;left:14mm;right:14mm;bottom:12mm;border-top:1pt solid #14324f;padding-top:3mm}h3{font-size:10.5pt;color:#2a7f9e;margin-bottom:1mm}.stop{flex:1;background:#e9f3f7;padding:8mm;font-size:16pt;border-radius:4mm}.no{color:#2a7f9e;font-weight:700}.note{margin-top:14mm;font-size:13pt;line-height:1.5}.wide{font-size:18pt;line-height:1.6}.gloss{columns:2;column-gap:12mm;font-size:11pt;line-height:1.4}.gloss p{margin-bottom:3.4mm}'''
CB=BASE+'''body{font-family:Caladea;font-size:12pt;color:#222;line-height:1.35;background:#fff}h1{font-size:24pt;font-weight:400;color:#7a1f1f;margin-bottom:5mm;border-bottom:.7mm solid #7a1f1f}.cover{padding-top:50mm;background:#f6efe2}.cover h1{font-size:40pt;border:0}.cover p{font-size:17pt;font-style:italic}
.yr{border-left:1pt solid #7a1f1f;padding-left:2mm;font-size:14pt;color:#7a1f1f;padding-bottom:3mm}.bar{border-left:2.5mm solid #7a1f1f;border-bottom:.4pt solid #999;padding:1mm 3mm;background:#f6efe2}.c1{border-color:#3d6b35}.c2{border-color:#c58a1c}.bar b{font-size:11.5pt}
h3{font-size:15pt;font-weight:700;color:#3d6b35;margin-bottom:3mm}.strip{font-size:14pt;line-height:1.45;margin-top:8mm}li{margin-bottom:2mm}.stops{display:block}.stop{font-size:20pt;margin-bottom:6mm;display:flex;gap:8mm}.no{color:#c58a1c;width:50mm}.note{font-size:13pt;margin-top:10mm}.gloss{font-size:12pt;line-height:1.38}.gloss p{margin-bottom:2.4mm;padding-left:8mm;text-indent:-8mm}'''
A=[P('robo','Robotti työkaverina','Satakunnan teollisuuden työntekijöille järjestetään robotiikan peruskurssit Ulvilan ja Rauman testihalleissa.','1.1.2025–31.12.2026','EAKR','*Satakunnan ammattikorkeakoulu; Prizztech; WinNova',1,span=(0,8)),
 P('meri','Merituulen tekijät','Merituulivoiman rakentamiseen ja huoltoon valmistava koulutuskokonaisuus suunnitellaan yhdessä Porin sataman yritysten kanssa.','1.8.2025–31.7.2028','JTF','*WinNova; Porin kaupunki; Rauman kaupunki',1,span=(2,15)),
 P('akku','Akkukierto','Akkumateriaalien kierrätyksen osaajia koulutetaan Harjavallan suurteollisuuspuistoon.','3/2026–12/2027','JTF','*Satakunnan ammattikorkeakoulu; Harjavallan kaupunki; Länsirannikon Koulutus',1,span=(4,12)),
 P('ruoka','Ruokaketjun osaamisklinikka','Elintarvikeyritykset saavat kahden päivän mittaisia klinikoita hygieniasta, viennistä ja pakkaamisesta.','9/2025–8/2027','Maaseuturahasto','*Pyhäjärvi-instituutti; Sataedu',1,span=(2,11)),
 P('mielen','Mieli mukana työssä','Pk-yritysten esihenkilöt oppivat tunnistamaan kuormituksen ajoissa ja sopimaan työn muokkaamisesta.','1.2.2025–31.1.2027','ESR+','*Turun yliopisto; Satakunnan hyvinvointialue',2,span=(0,9)),
 P('kotisata','Kotisatakunta','Kansainvälisille osaajille ja heidän perheilleen avataan neuvontapiste Poriin ja Raumalle.','1.5.2025–30.4.2028','AMIF','*Porin kaupunki; Rauman kaupunki; Satakunnan Monikulttuuriyhdistys',2,span=(1,14)),
 P('toinen','Toisen asteen toinen mahdollisuus','Opintonsa keskeyttäneille räätälöidään paluureitti, jossa vanhat suoritukset luetaan hyväksi.','2026–2028','Opetushallitus','*Sataedu; WinNova; Kankaanpään kaupunki',2,span=(4,16)),
 P('isovan','Isovanhempien digikoulu','Eläkeläiset opettavat toisilleen turvallista verkkoasiointia kylien kerhoissa.','1/2025–6/2026','STEA','*Satakunnan Kylät; Kankaanpään Opisto',2,span=(0,6)),
 P('data','Tilannekuva yhdessä','Osaamistarpeiden ennakointitieto kootaan koko maakunnan yhteiseen näkymään.','1.1.2025–31.12.2025','Satakuntaliitto','*Satakuntaliitto; Satakunnan kauppakamari; Satakunnan ELY-keskus',3,span=(0,4)),
 P('sopimus','Osaamissopimus','Kunnat, oppilaitokset ja työnantajat sopivat yhteisistä pelisäännöistä lyhytkoulutusten rahoittamiseen.','1.3.2026–28.2.2028','ESR+','*Satakuntaliitto; Diakonia-ammattikorkeakoulu; Satakunnan Yrittäjät',3,span=(4,13))]
run('sealed-02a-tiekartta-satakunta',{'title':'Satakunnan osaamisen tiekartta 2025–2028','region':'Satakunta','language':'fi','period':'2025–2028','accept':{'title':['Satakunnan osaamisen tiekartta 2025–2028 Kolme reittiä, kymmenen hanketta']}},
 [(1,'Teollisuus uudistuu',['Teollisuuden osuus alueen arvonlisästä on maan suurimpia','Avoimia paikkoja on, mutta hakijoiden osaaminen ei vastaa niitä'],['Harjavallan suurteollisuuspuisto ja satamat','Robotiikan ja tekoälyn osaamiskeskittymä'],['Vihreän siirtymän ammattien koulutuspolut','Testiympäristöt myös pienten yritysten käyttöön']),
  (2,'Työssä jaksetaan ja viihdytään',['Sairauspoissaolot ovat kasvaneet hoiva-alalla','Yhä useampi työntekijä puhuu äidinkielenään muuta kuin suomea'],['Hyvinvointialue on mukana koulutuksen suunnittelussa','Järjestöjen vertaistoiminta'],['Esihenkilöiden osaaminen','Matalan kynnyksen paluureitit opintoihin','Neuvonta kielestä riippumatta']),
  (3,'Johdetaan tiedolla ja yhdessä',['Ennakointitieto on hajallaan eri organisaatioissa'],['Pieni maakunta, jossa toimijat tuntevat toisensa'],['Yhteinen tilannekuva','Pysyvä rahoitusmalli lyhytkoulutuksille'])],
 A,CA,{'lead':'koordinaattori','cs':'Lähtötilanne','st':'Vahvuudet','dt':'Kehittämistarpeet','fun':''},
 {'foot':'Satakuntaliitto | Osaamisen tiekartta','pg':'{}','cover':['Satakunnan osaamisen tiekartta 2025–2028','Kolme reittiä, kymmenen hanketta','Satakuntaliitto, maakuntahallitus 17.2.2025'],'agenda':'Tiekartan reitit','lab':'Reitti {}','agtext':['Tiekartta kuvaa, mitä tehdään milläkin vuosineljänneksellä. Palkin pituus kertoo hankkeen keston.','Palkin sisällä on hankkeen nimi, aika, rahoitus ja toteuttajat.'],'years':[2025,2026,2027,2028],'style':'inline','strip':'same','gloss':'Hankkeet lyhyesti','sep':' – '})
B=[P('kylma','Kylmän ilman insinöörit','Sodankylän ja Rovaniemen korkeakouluyksiköt kouluttavat kylmäteknologian osaajia työn ohessa.','1.9.2024–31.8.2026','EAKR; Rovaniemen kaupunki','*Lapin ammattikorkeakoulu; Sodankylän kunta',1,span=(2,10)),
 P('saame','Saamenkielinen työpäivä','Varhaiskasvatuksen ja hoivan työntekijät opiskelevat inarin-, koltan- ja pohjoissaamea palkallisina kielipäivinä.','1.1.2025–31.12.2027','OKM','*Saamelaisalueen koulutuskeskus; Inarin kunta; Utsjoen kunta; Lapin hyvinvointialue',2,span=(4,16)),
 P('matkailu','Kausityöstä ympärivuotiseksi','Matkailun kausityöntekijät suorittavat hiljaisina kuukausina rakennusalan tai hoivan tutkinnon osia.','5/2024–4/2027','ESR+','*Lapin koulutuskeskus REDU; Kittilän kunta; Kolarin kunta',1,span=(1,14)),
 P('rata','Rautaa rajalle','Rajat ylittävän rataliikenteen kunnossapitäjille luodaan yhteinen suomalais-ruotsalainen koulutus.','2025–2026','Interreg Aurora','*Ammattiopisto Lappia; Tornion kaupunki; Utbildning Nord',1,span=(4,12)),
 P('kaivo','Kaivosturvakortti kahdella kielellä','Kaivosalan turvallisuuskoulutus käännetään ja sovitetaan englanninkielisille työntekijöille.','1.2.2024–31.1.2025','JTF','*Lapin koulutuskeskus REDU; Kittilän kunta',1,span=(0,5)),
 P('poro','Poronhoitajan seuraava askel','Nuoret poronhoitajat saavat yritysvalmennusta ja oppivat jalostamaan tuotteita matkailun tarpeisiin.','1.6.2025–31.5.2027','Maaseuturahasto','*Saamelaisalueen koulutuskeskus; Paliskuntain yhdistys',2,span=(5,14)),
 P('etaohj','Ohjaaja ruudun takana','Harvaan asuttujen kuntien asukkaille tarjotaan etäohjausta uran vaihtamiseen myös iltaisin.','8/2024–7/2026','Jotpa','*Lapin yliopisto; Lapin kesäyliopisto',2,span=(2,10))]
run('sealed-02b-tiekartta-lappi',{'title':'Lapin jatkuvan oppimisen tiekartta vuosille 2024–2027','region':'Lappi','language':'fi','period':'2024–2027'},
 [(1,'Työ hakee tekijää',['Joka toisella matkailuyrityksellä on pulaa työntekijöistä talvikaudella','Kaivosalan investoinnit odottavat lupia'],['Monipuolinen yrityskenttä','Rajayhteistyö Ruotsin ja Norjan kanssa'],[('Kausityön ja opiskelun vuorottelu',['palkka myös hiljaisina kuukausina']),'Kylmäosaamisen koulutus'],'2024'),
  (2,'Pohjoisen omat äänet',['Saamenkielisiä palveluja saa vain osassa kunnista','Välimatkat rajaavat opiskelumahdollisuuksia'],['Saamelaisalueen koulutuskeskuksen pitkä kokemus','Toimivat etäyhteydet'],['Kielten oppiminen työajalla','Ohjaus kotikunnasta käsin'],'2024')],
 B,CB,{'lead':'hallinnoija','cs':'Nykytila 2024','st':'Mikä on jo hyvin','dt':'Kehittämiskohteet','fun':'Rahoitus:'},
 {'foot':'Lapin liitto','pg':'sivu {}','cover':['Lapin jatkuvan oppimisen tiekartta vuosille 2024–2027','Mitä, missä ja milloin'],'agenda':'Kaksi polkua','lab':'Polku {}','agtext':['Tiekartta on laadittu kuntakierroksella, johon osallistui 180 lappilaista.'],'years':[2024,2025,2026,2027],'style':'stack','strip':'own','bg':'lähtökohdat','gloss':'Mistä hankkeissa on kyse?','sep':': ','phh':'Mikä muuttaa Lappia?','ph':['Ilmasto lämpenee pohjoisessa nopeammin kuin muualla','Turvallisuusympäristö on muuttunut','Nuoret muuttavat, mutta osa palaa']})
