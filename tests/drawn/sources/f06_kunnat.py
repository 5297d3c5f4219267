from kit import *
def run(name,plan,th,ps,css,cfg):
    pg=[1]
    def foot():
        pg[0]+=1
        return f'<div class="foot"><span class="blk">{esc(cfg["foot"])}</span><span class="blk">{pg[0]}</span></div>'
    h=f'<section class="page cover" data-kind="cover"><div class="stripe"></div><h1 data-t>{esc(cfg["cover"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['cover'][1:])+'</section>'
    h+=f'<section class="page" data-kind="{"phenomena" if cfg.get("ph") else "other"}"><h1>{esc(cfg["pre"][0])}</h1>'+''.join(f'<p class="lead">{esc(x)}</p>' for x in cfg['pre'][1])
    if cfg.get('ph'): h+=f'<h2>{esc(cfg["ph"][0])}</h2>'+ul('ph',cfg['ph'][1])
    h+=foot()+'</section>'
    # all themes: one page as columns, or one page each
    def tcol(t):
        n=t[0]; return f'<div class="tc tc{n}"><h2>{esc(cfg["th"].format(n=n,t=t[1]))}</h2>'+''.join(f'<h3>{esc(cfg[w])}</h3>{ul(f"{n}.{w}",t[k])}' for w,k in (('cs',2),('st',3),('dt',4)))+'</div>'
    if cfg['together']: h+=f'<section class="page" data-kind="current_state" data-theme=""><h1 data-t>{esc(cfg["goals"])}</h1><div class="tcs">'+''.join(tcol(t) for t in th)+f'</div>{foot()}</section>'
    else:
        for t in th: h+=f'<section class="page" data-kind="current_state" data-theme="{t[0]}">{tcol(t)}{foot()}</section>'
    for place,blurb,keys in cfg['places']:
        h+=f'<section class="page" data-kind="projects" data-theme=""><div class="phead"><h1 data-t>{esc(place)}</h1><p>{esc(blurb)}</p></div><div class="cards">'
        for k in keys:
            p=next(p for p in ps if p.key==k)
            if cfg['card']=='a':
                org=', '.join([f'{x} ({cfg["leadw"]})' for x in p.lead]+p.others)
                h+=f'<div class="card k{p.th}" data-m="{p.key}" data-th="{p.th}"><div class="band">{esc(p.name)}</div><div class="in"><p>{esc(p.desc)}</p><p class="d">{esc(cfg["aim"].format(p.th))}</p><p class="d">{esc(p.pt)} | {esc(" + ".join(p.fs))}</p><p class="d">{esc(org)}</p></div></div>'
            else:
                h+=f'<div class="card k{p.th}" data-m="{p.key}" data-th="{p.th}"><div class="top"><span class="blk">{esc(p.pt)}</span><span class="blk">{esc(cfg["aim"].format(p.th))}</span></div><div class="band">{esc(p.name)}</div><p>{esc(p.desc)}</p><table>'+''.join(f'<tr><td>{esc(a)}</td><td>{esc(b)}</td></tr>' for a,b in [(cfg['who'],', '.join(p.ps)),(cfg['fund'],', '.join(p.fs))])+'</table></div>'
        h+=f'</div>{foot()}</section>'
    h+=f'<section class="page" data-kind="other"><h1>{esc(cfg["end"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['end'][1:])+foot()+'</section>'
    build(name,h,css,plan,ps,[(t[0],t[1],t[5] if len(t)>5 else None,[cfg['th'].format(n=t[0],t=t[1])]) for t in th],about='Projects stand under headings of places; each says its theme. The place is no partner.')
CA='''@page{size:A4 landscape;margin:0}.page{width:297mm;height:210mm;position:relative;break-after:page;padding:14mm 16mm}body{font-family:Lato;font-size:10pt;line-height:1.36;color:#222}
.cover{padding:0 16mm}.stripe{height:120mm;margin:0 -16mm 12mm;background:linear-gradient(90deg,#005f73 0 33%,#ee9b00 33% 66%,#9b2226 66%)}.cover h1{font-size:32pt;font-weight:900;color:#005f73}.cover p{font-size:13pt}h1{font-size:22pt;font-weight:900;color:#005f73}h2{font-size:13pt;margin:4mm 0 2mm}h3{font-size:10pt;margin:3mm 0 1mm;font-weight:700}ul{margin:0;padding-left:5mm}.lead{font-size:13pt;margin:3mm 0}
.tcs{display:flex;gap:8mm;margin-top:5mm}.tc{flex:1;border-top:3mm solid #005f73;padding-top:2mm}.tc2{border-color:#ee9b00}.tc3{border-color:#9b2226}.phead{display:flex;align-items:baseline;gap:8mm;border-bottom:1pt solid #005f73;margin-bottom:6mm;padding-bottom:2mm}
.cards{display:grid;grid-template-columns:1fr 1fr 1fr;gap:7mm}.card{border-radius:3mm;overflow:hidden;background:#f2f5f5}.band{background:#005f73;color:#fff;font-weight:700;font-size:12.5pt;padding:3mm 4mm}.k2 .band{background:#ca6702}.k3 .band{background:#9b2226}.in{padding:3mm 4mm}.d{margin-top:2mm;font-size:9pt}.foot{position:absolute;left:16mm;right:16mm;bottom:6mm;display:flex;justify-content:space-between;font-size:8pt}'''
CB='''@page{size:A4;margin:0}.page{width:210mm;height:297mm;position:relative;break-after:page;padding:20mm}body{font-family:"DejaVu Sans Condensed","DejaVu Sans";font-size:9.5pt;line-height:1.4;color:#1a1a1a}
.cover{background:#f3e9dc;padding-top:60mm}.cover h1{font-size:30pt;font-family:"DejaVu Serif";line-height:1.2}.cover p{font-size:13pt;margin-top:4mm}.stripe{display:none}h1{font-size:20pt;font-family:"DejaVu Serif";margin-bottom:3mm}h2{font-size:15pt;margin:4mm 0 3mm;font-family:"DejaVu Serif"}h3{font-size:10.5pt;margin:4mm 0 1mm;color:#8a4b08}ul{margin:0;padding-left:5mm}.lead{margin-bottom:3mm;font-size:11pt}
.phead{margin-bottom:6mm}.phead p{font-style:italic;color:#666}.card{border:.6pt solid #8a4b08;padding:4mm 5mm;margin-bottom:6mm}.top{display:flex;justify-content:space-between;font-size:8.5pt;color:#8a4b08;margin-bottom:1mm}.band{font-size:13pt;font-weight:700;margin-bottom:1.5mm}table{margin-top:2mm;font-size:8.8pt;border-collapse:collapse}td{vertical-align:top;padding:.6mm 4mm .6mm 0}td:first-child{color:#8a4b08;white-space:nowrap}.foot{position:absolute;left:20mm;right:20mm;bottom:9mm;display:flex;justify-content:space-between;font-size:7.5pt;border-top:.4pt solid #888;padding-top:1mm}'''
A=[P(*a) for a in [('varv','Varvets svenska klass','Underleverantörerna på varvet får en egen yrkesklass där ritningsläsning och svenska studeras parallellt.','1.1.2025–31.12.2026','ESF+','*Axxell; Åbo stad; Livia',1),
 ('life','Läkemedel i praktiken','Laboratoriepersonal vidareutbildas i kvalitetskontroll vid ett lärlabb på campus.','1.9.2024–31.8.2027','ERUF','*Åbo Akademi; Yrkeshögskolan Novia; Turku Science Park',1),
 ('utl','Utländska doktorer i företag','Nydisputerade forskare gör en fyra månaders period i ett företag med handledare från båda hållen.','2025–2027','Horizon Europe','*Åbo Akademi; Åbo handelskammare',2),
 ('farja','Färjekaptenens fortbildning','Besättningar på förbindelsefartyg övar elektrisk framdrift och miljösäkerhet i simulator.','3/2025–2/2027','FRO','*Yrkeshögskolan Novia; Pargas stad',1),
 ('hemvik','Hemvikarier på holmarna','Skärgårdsbor utbildas till vikarier inom hemvård, dagvård och skola.','1.8.2024–31.7.2026','ESF+','*Axxell; Pargas stad; Egentliga Finlands välfärdsområde',3),
 ('fritid','Fritidsbo, bli företagare','Delårsboende med företagsidéer får coachning och möter lokala investerare.','2024–2025','Leader I samma båt','*Pargas stad; Egentliga Finlands Byar',2),
 ('bruk','Bruket blir campus','Ett nedlagt industriområde öppnas för kurser i restaurering och hantverk.','1.5.2025–30.4.2028','ERUF','*Kimitoöns kommun; Sagalunds museum; Axxell',1),
 ('mat','Mat från egen ö','Fiskare och odlare lär sig förädla och sälja direkt till restauranger.','10/2024–9/2026','Landsbygdsfonden','*Kimitoöns kommun; Yrkeshögskolan Novia',2),
 ('digi','Digihjälp på biblioteket','Studerande vid andra stadiet handleder seniorer en eftermiddag i veckan.','1.1.2025–31.12.2025','STEA','*Folkhälsan; Luckan',3)]]
run('sealed-06a-kommuner-aboland',{'title':'Åboland växer – lärande i alla kommuner 2024–2028','region':'Egentliga Finland','language':'sv','period':'2024–2028','accept':{'region':['Åboland'],'title':['Åboland växer','Åboland växer – lärande i alla kommuner 2024–2028 Kommunvis projektöversikt']}},
 [(1,'Starka branscher',['Varvsindustrin och läkemedelsbranschen rekryterar mest i regionen','Sjöfarten byter drivmedel'],['Tre högskolor på svenska inom en timmes resa'],['Fortbildning för den som redan har jobb','Språk och yrke i samma klassrum']),
  (2,'Fler som vill bo och driva företag här',['Antalet delårsboende är större än antalet fast bosatta i skärgården'],['Stark gemenskap och gott rykte'],['Företagarkunskap','Bättre väg från examen till arbete']),
  (3,'Service nära',['Bristen på vikarier stänger ibland hela enheter','Digitala tjänster når inte alla'],['Aktiva föreningar och bibliotek'],['Lokal utbildning för vårdpersonal',('Digitalt stöd',['hemma','på biblioteken'])])],
 A,CA,{'cover':['Åboland växer – lärande i alla kommuner 2024–2028','Kommunvis projektöversikt','Egentliga Finlands förbund i samarbete med Sydkustens landskapsförbund'],'pre':['Om översikten',['Översikten är gjord för kommunernas beslutsfattare. Den visar vilka projekt som pågår på den egna orten och vilket av planens mål de stöder.','Ett projekt redovisas i den kommun där det har sin bas, även om det verkar i flera.']],'ph':['Trender som påverkar oss',['Färre födda, fler äldre','Klimatet ställer om sjöfarten','Distansarbetet gör öarna till arbetsplatser']],'together':True,'goals':'Planens tre mål','th':'Mål {n} {t}','cs':'Nuläge','st':'Styrkor','dt':'Utvecklingsbehov','aim':'Mål {}','leadw':'samordnare','card':'a','foot':'Åboland växer','places':[('Åbo','Regionens centrum för högskolor och industri',['varv','life','utl']),('Pargas','Från fastlandet till Utö',['farja','hemvik','fritid']),('Kimitoön','Bruksmiljöer och gårdar',['bruk','mat','digi'])],
 'end':['Kontakt','Ombudsman Petra Sundström, petra.sundstrom@aboland.example, 040 555 0101','Uppgifterna är insamlade i mars 2025.']})
B=[P(*a) for a in [('linnan','Linnan varjosta liikkeelle','Hämeenlinnan matkailuyrittäjät oppivat tuotteistamaan historiaa ja myymään sitä ryhmille.','1.4.2025–31.3.2027','EAKR','Hämeen ammattikorkeakoulu; Hämeenlinnan kaupunki; Linnan Kehitys',1),
 ('hoiva2','Hoivatyön iltakoulu','Lähihoitajaopinnot voi aloittaa kolmena iltana viikossa työn ja perheen ohella.','8/2024–7/2026','Jotpa','Koulutuskuntayhtymä Tavastia; Kanta-Hämeen hyvinvointialue',2),
 ('bio','Biokaasukuski','Raskaan kaluston kuljettajat ja korjaajat perehtyvät biokaasun käyttöön.','1.1.2026–31.12.2026','Hämeen liitto','Koulutuskuntayhtymä Tavastia; Hattulan kunta',1),
 ('kohti','Kohti omaa ammattia','Vankilasta vapautuvat suorittavat tutkinnon osia ja saavat työpaikkavalmentajan.','1.10.2024–30.9.2027','ESR+','Silta-Valmennusyhdistys; Rikosseuraamuslaitos; Hämeenlinnan kaupunki',2),
 ('varasto','Varastosta valvomoon','Logistiikkakeskusten työntekijät opiskelevat automaatiovarastojen ohjausta.','1.2.2025–31.1.2027','ESR+','Hyria koulutus; Hausjärven kunta; Riihimäen kaupunki',1),
 ('radio','Radiomastosta robottiin','Nuoret rakentavat ja ohjelmoivat robotteja tekniikan harrastajien ohjauksessa.','2025–2026','OKM','Riihimäen kaupunki; Hämeen kesäyliopisto',2),
 ('vuor','Vuoropuhelu työpaikalla','Esihenkilöt ja luottamushenkilöt harjoittelevat osaamisen kehittämisestä sopimista.','9/2025–8/2026','Työsuojelurahasto','Hyria koulutus; Hämeen kauppakamari',2),
 ('lopen','Lopen peruna','Perunatuottajien yhteinen koulutus varastoinnista ja vesitaloudesta.','11/2024–10/2026','Maaseuturahasto','ProAgria Etelä-Suomi; Lopen kunta',1),
 ('tekst','Kutomosta kiertotalouteen','Tekstiilialan perinteitä ja kierrätysmateriaaleja yhdistävä muotoilukoulutus käynnistyy Forssassa.','1.3.2025–29.2.2028','JTF','Hämeen ammattikorkeakoulu; Forssan kaupunki; Loimi-Hämeen Jätehuolto',1),
 ('kieli','Kielikumppanit','Maahan muuttaneet ja eläkeläiset tapaavat viikoittain ja opettavat toisilleen omaa kieltään.','1.1.2025–31.12.2026','AMIF','Wahren-opisto; Forssan kaupunki; Jokioisten kunta',2)]]
run('sealed-06b-seutukunnat-kantahame',{'title':'Kanta-Hämeen osaamisen toimenpideohjelma 2025–2027','region':'Kanta-Häme','language':'fi','period':'2025–2027'},
 [(1,'Elinkeinot uudistuvat osaamisella',['Kanta-Hämeestä käydään paljon töissä pääkaupunkiseudulla','Logistiikan työpaikat lisääntyvät radan ja moottoritien varressa'],['Sijainti kasvukäytävällä','Biotalouden koulutus Mustialassa'],['Automaatio- ja energiaosaaminen','Matkailun tuotteistaminen'],'2025'),
  (2,'Työikäiset mukaan oppimaan',['Ilman perusasteen jälkeistä tutkintoa on joka viides työikäinen'],['Järjestöt tekevät tiivistä yhteistyötä oppilaitosten kanssa'],['Iltaopiskelun mahdollisuudet','Syrjäytymisen katkaiseminen','Kielten oppiminen arjessa'],'2025')],
 B,CB,{'cover':['Kanta-Hämeen osaamisen toimenpideohjelma 2025–2027','Hankkeet seutukunnittain','Hämeen liitto'],'pre':['Ohjelmasta',['Toimenpideohjelma kokoaa hankkeet kolmen seutukunnan alle. Jokainen hanke edistää jompaakumpaa ohjelman tavoitteista.']],'together':False,'th':'Tavoite {n}: {t}','cs':'Tilanne 2025','st':'Vahvuudet','dt':'Kehittämiskohteet','aim':'Tavoite {}','who':'Toteuttajat','fund':'Rahoittaja','card':'b','foot':'Hämeen liitto | Osaamisen toimenpideohjelma 2025–2027','places':[('Hämeenlinnan seutu','Hattula, Hämeenlinna, Janakkala',['linnan','hoiva2','bio','kohti']),('Riihimäen seutu','Hausjärvi, Loppi, Riihimäki',['varasto','radio','vuor','lopen']),('Forssan seutu','Forssa, Humppila, Jokioinen, Tammela, Ypäjä',['tekst','kieli'])],
 'end':['Mistä lisää tietoa?','Hämeen liitto, Niittykatu 5, Hämeenlinna','Aluekehitysasiantuntija Risto Mäki-Kerttula, 050 111 2233']})
